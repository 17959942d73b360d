package hotline.policy.dispatch;

import hotline.policy.taxonomy.LocalizedName;

/** What an agent can do, at a level from 1 to {@link #HIGHEST} (C2). */
public record Skill(String code, LocalizedName name) {
    public static final int HIGHEST = 5;
}

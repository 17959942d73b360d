package hotline.policy.dispatch;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an agent must be able to do for a work.
 *
 * @param skills the least level of each skill, by its code; a language is a skill too
 */
public record Need(Map<String, Integer> skills) {
    public static final Need NONE = new Need(Map.of());

    public Need {
        skills = Map.copyOf(skills);
    }

    /** @param levels an agent's level of each skill that the agent has */
    public boolean isMetBy(Map<String, Integer> levels) {
        for (var skill : skills.entrySet()) {
            if (levels.getOrDefault(skill.getKey(), 0) < skill.getValue()) {
                return false;
            }
        }
        return true;
    }

    /** Both needs: of each skill the higher level. */
    public Need and(Need other) {
        var both = new TreeMap<>(skills);
        other.skills.forEach((skill, level) -> both.merge(skill, level, Math::max));
        return new Need(both);
    }

    /** Without those skills; levels of the others fall by that, and not below 1. */
    Need relaxed(Collection<String> dropped, int levels) {
        var left = new TreeMap<String, Integer>();
        skills.forEach((skill, level) -> {
            if (!dropped.contains(skill)) {
                left.put(skill, Math.max(1, level - levels));
            }
        });
        return new Need(left);
    }
}

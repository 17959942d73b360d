package hotline.policy.dispatch;

import hotline.policy.taxonomy.LocalizedName;
import java.time.Duration;

/**
 * A reason for which an agent may pause.
 *
 * @param atMost after which an agent counts as not at the post (R2)
 */
public record Break(String code, LocalizedName name, Duration atMost) {}

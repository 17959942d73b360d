package hotline.limits;

/**
 * More time asked for (延期).
 *
 * @param reason for the supervisor who decides
 */
public record ExtensionRequest(int workingDays, String reason) {}

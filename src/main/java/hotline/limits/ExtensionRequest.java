package hotline.limits;

/**
 * A request for more time (延期).
 *
 * @param reason for the supervisor who decides
 */
public record ExtensionRequest(int workingDays, String reason) {}

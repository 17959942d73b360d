package hotline.callback;

/**
 * What became of an {@link OutcomeRecord}.
 *
 * @param status of the callback after it
 */
public record OutcomeResult(OutcomeRecord record, CallbackStatus status) {}

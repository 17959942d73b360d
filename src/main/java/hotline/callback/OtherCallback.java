package hotline.callback;

/**
 * An open callback of a number that is called for another one: both can be joined into one call.
 *
 * @param number the complaint's case number
 * @param summary the first 120 characters of what happened
 */
public record OtherCallback(long id, String number, CallbackStatus status, String summary) {}

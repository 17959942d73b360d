package hotline.http.engine;

/** 400: a body that is not a JSON object. */
final class NotJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotJson(String message) {
        super(message, null, false, false);
    }
}

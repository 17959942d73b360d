package hotline.survey;

/** Where a customer is asked. People are kinder to a voice than to a page, so figures never pool the two. */
public enum SurveyChannel {
    PHONE("phone"),
    PAGE("page");

    private final String code;

    SurveyChannel(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}

package hotline.policy.message;

/**
 * What a mail of one kind says, in both languages.
 *
 * @param version by its authors; kept with each message that was sent
 */
public record MessageTemplate(MessageKind kind, int version, Letter zh, Letter en) {

    public record Letter(MailWording subject, MailWording text) {}

    /** For a language tag such as {@code zh-CN}; English for every language but Chinese. */
    public Letter in(String language) {
        return language.startsWith("zh") ? zh : en;
    }
}

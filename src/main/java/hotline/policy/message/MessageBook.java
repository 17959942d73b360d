package hotline.policy.message;

import hotline.policy.taxonomy.LocalizedName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a policy has its customers told by mail. A kind without a template is not said.
 *
 * @param foot below each mail; says how to stop them
 * @param calls kinds of which customers are told on the telephone where no mail can be sent (K3)
 * @param late why a complaint is late, as mails and the customer's page say it
 */
public record MessageBook(
        List<MessageTemplate> mails, Optional<Foot> foot, Set<MessageKind> calls, Map<LateReason, LocalizedName> late) {
    public static final MessageBook NONE = new MessageBook(List.of(), Optional.empty(), Set.of(), Map.of());
    private static final String BETWEEN = "\n\n";

    public MessageBook {
        mails = List.copyOf(mails);
        calls = Set.copyOf(calls);
        late = Map.copyOf(late);
    }

    public record Foot(MailWording zh, MailWording en) {
        MailWording in(String language) {
            return language.startsWith("zh") ? zh : en;
        }
    }

    public Optional<MessageTemplate> mail(MessageKind kind) {
        return mails.stream().filter(one -> one.kind() == kind).findFirst();
    }

    /** As it is sent; empty where a gap would stay or there is no template. */
    public Optional<FilledMail> filled(MessageKind kind, String language, Map<Gap, String> known) {
        return mail(kind).flatMap(template -> {
            var letter = template.in(language);
            return letter.subject().filled(known).flatMap(subject -> whole(letter.text(), language, known)
                    .map(text -> new FilledMail(template.version(), subject, text)));
        });
    }

    private Optional<String> whole(MailWording text, String language, Map<Gap, String> known) {
        return text.filled(known)
                .flatMap(body -> foot.map(below -> below.in(language).filled(known))
                        .orElse(Optional.of(""))
                        .map(below -> below.isEmpty() ? body.strip() : body.strip() + BETWEEN + below.strip()));
    }
}

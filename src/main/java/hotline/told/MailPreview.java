package hotline.told;

import hotline.complaint.Status;
import hotline.policy.PauseReason;
import hotline.policy.Policy;
import hotline.policy.message.FilledMail;
import hotline.policy.message.Gap;
import hotline.policy.message.MessageKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mail as it would look, in both languages. Pure.
 *
 * @param version empty where the policy does not say it
 * @param zh empty where it is not said, or the case has nothing to fill in
 */
public record MailPreview(
        MessageKind kind, Optional<Integer> version, Optional<FilledMail> zh, Optional<FilledMail> en) {
    private static final Duration AHEAD = Duration.ofDays(3);
    private static final int SERIAL = 123;
    private static final String SOME_CODE = "123456";

    /** With a made-up case. */
    static List<MailPreview> sample(Policy policy, String links, Instant now) {
        var numbers = policy.caseNumbers();
        var number = numbers.format(numbers.month(now), SERIAL);
        var asking = policy.limits().pauses().stream()
                .filter(PauseReason::asksComplainant)
                .findFirst();
        return each(
                policy,
                links,
                number,
                kind -> Optional.of(new ToldWords(
                        kind,
                        Optional.of(now.plus(AHEAD)).filter(time -> kind.gaps().contains(Gap.TIME)),
                        asking.map(reason -> reason.forCustomer().orElse(reason.name())),
                        LateBecause.said(Status.INVESTIGATING, false, policy))));
    }

    /** With a real one, as it is. */
    static List<MailPreview> of(ToldCase about, Policy policy, String links) {
        return each(policy, links, about.number(), kind -> said(kind, about, policy));
    }

    private static Optional<ToldWords> said(MessageKind kind, ToldCase about, Policy policy) {
        return switch (kind) {
            case LATE -> Optional.of(Telling.late(about, policy));
            case RECEIVED, EXTENDED, REOPENED -> Optional.of(ToldWords.of(kind, about.dueAt()));
            case REPLY_PROMISED -> about.promised().map(by -> ToldWords.of(kind, by));
            case REPLY -> Optional.of(ToldWords.of(kind, about.promised(), Optional.empty()));
            case RESOLVED, PLEASE_RATE, CODE, LINK_AGAIN -> Optional.of(ToldWords.of(kind));
            case DOCUMENTS_WANTED ->
                about.pauseReason()
                        .flatMap(policy.limits()::pause)
                        .filter(PauseReason::asksComplainant)
                        .map(reason -> ToldWords.of(
                                kind,
                                about.pauseReviewAt(),
                                Optional.of(reason.forCustomer().orElse(reason.name()))));
        };
    }

    private interface Saying {
        Optional<ToldWords> of(MessageKind kind);
    }

    private static List<MailPreview> each(Policy policy, String links, String number, Saying saying) {
        return Arrays.stream(MessageKind.values())
                .map(kind -> {
                    var said = saying.of(kind);
                    return new MailPreview(
                            kind,
                            policy.messages().mail(kind).map(template -> template.version()),
                            said.flatMap(one -> filled(one, policy, links, number, "zh")),
                            said.flatMap(one -> filled(one, policy, links, number, "en")));
                })
                .toList();
    }

    private static Optional<FilledMail> filled(
            ToldWords said, Policy policy, String links, String number, String language) {
        Map<Gap, String> common = new EnumMap<>(Links.shown(links));
        common.put(Gap.COMPANY, policy.name().in(language));
        common.put(Gap.CASE, number);
        common.put(Gap.CODE, SOME_CODE);
        return policy.messages().filled(said.kind(), language, said.filling(common, policy.zone(), language));
    }
}

package hotline.policy.reading;

import hotline.policy.message.Gap;
import hotline.policy.message.LateReason;
import hotline.policy.message.MailWording;
import hotline.policy.message.MessageBook;
import hotline.policy.message.MessageBook.Foot;
import hotline.policy.message.MessageKind;
import hotline.policy.message.MessageTemplate;
import hotline.policy.message.MessageTemplate.Letter;
import hotline.policy.taxonomy.LocalizedName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads messages to customers (T4, T6, K3). The shipped wordings lie beneath those of each policy. */
public final class MessagesReader {
    public static final Set<String> KEYS = Set.of("mail", "calls", "late-because");
    public static final Set<String> MAIL_KEYS = mailKeys();
    public static final Set<String> TEMPLATE_KEYS = Set.of("version", "zh", "en");
    public static final Set<String> LETTER_KEYS = Set.of("subject", "text");
    public static final Set<String> LATE_KEYS = Set.copyOf(LateReason.codes());
    public static final Set<String> FOOT_KEYS = Set.of("zh", "en");
    private static final String FOOT = "foot";
    private static final int MOST_VERSIONS = 9_999;
    private static final int LONGEST_SUBJECT = 80;
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_FOOT = 500;
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private MessagesReader() {}

    /** The document with the shipped wordings. */
    static Node shipped() {
        return Shipped.DOCUMENT;
    }

    static MessageBook read(PolicyNode node) {
        node.onlyKnows(KEYS);
        var calls = node.member("calls").map(MessagesReader::calls).orElse(Set.of());
        var late = node.member("late-because").map(MessagesReader::late).orElse(Map.of());
        return node.member("mail")
                .map(mail -> mails(mail, calls, late))
                .orElseGet(() -> new MessageBook(List.of(), Optional.empty(), calls, late));
    }

    private static Map<LateReason, LocalizedName> late(PolicyNode node) {
        node.onlyKnows(LATE_KEYS);
        var late = new EnumMap<LateReason, LocalizedName>(LateReason.class);
        for (LateReason reason : LateReason.values()) {
            node.member(reason.code()).ifPresent(one -> late.put(reason, TaxonomyReader.name(one)));
        }
        return late;
    }

    /** An empty list: no one is called for want of a mail address. */
    private static Set<MessageKind> calls(PolicyNode node) {
        var known = MessageKind.CALLED.stream().collect(Collectors.toMap(MessageKind::code, Function.identity()));
        return node.items().stream()
                .map(one -> one.oneOf(known, MessageKind.LATE))
                .collect(Collectors.toSet());
    }

    private static MessageBook mails(PolicyNode node, Set<MessageKind> calls, Map<LateReason, LocalizedName> late) {
        node.onlyKnows(MAIL_KEYS);
        var mails = new ArrayList<MessageTemplate>();
        for (MessageKind kind : MessageKind.values()) {
            node.member(kind.code()).ifPresent(one -> mails.add(template(kind, one)));
        }
        // A customer can always stop them.
        var foot = mails.isEmpty() ? node.member(FOOT) : Optional.of(node.required(FOOT));
        return new MessageBook(mails, foot.map(MessagesReader::foot), calls, late);
    }

    private static MessageTemplate template(MessageKind kind, PolicyNode node) {
        node.onlyKnows(TEMPLATE_KEYS);
        return new MessageTemplate(
                kind,
                node.member("version").map(one -> one.integer(1, MOST_VERSIONS)).orElse(1),
                letter(kind, node.required("zh")),
                letter(kind, node.required("en")));
    }

    private static Letter letter(MessageKind kind, PolicyNode node) {
        node.onlyKnows(LETTER_KEYS);
        var subject = node.required("subject");
        if (LINE_BREAK.matcher(subject.text()).find()) {
            subject.problem(Mistake.ONE_LINE);
        }
        // A subject is read on locked screens and in lists: it has neither link nor code.
        var inSubject = EnumSet.copyOf(kind.gaps());
        inSubject.removeAll(MessageKind.FOR_THE_READER_ALONE);
        return new Letter(
                wording(subject.atMost(LONGEST_SUBJECT), inSubject, Set.of()),
                wording(node.required("text").atMost(LONGEST_TEXT), kind.gaps(), kind.needed()));
    }

    private static Foot foot(PolicyNode node) {
        node.onlyKnows(FOOT_KEYS);
        var known = Set.of(Gap.COMPANY, Gap.STOP);
        return new Foot(
                wording(node.required("zh").atMost(LONGEST_FOOT), known, Set.of(Gap.STOP)),
                wording(node.required("en").atMost(LONGEST_FOOT), known, Set.of(Gap.STOP)));
    }

    /** @param needed what must stand in it, outside of passages that may be left out */
    private static MailWording wording(PolicyNode node, Set<Gap> known, Set<Gap> needed) {
        var wording = new MailWording(node.text());
        for (var name : wording.named()) {
            if (name.isEmpty()) {
                node.problem(Mistake.LONE_BRACE);
            } else if (!known.stream().map(Gap::code).toList().contains(name)) {
                node.problem(Mistake.NO_BRACE, PolicyNode.quoted("{" + name + "}"), listed(known));
            }
        }
        MailWording.PASSAGE.matcher(wording.text()).results().forEach(passage -> {
            if (passage.group(1) == null) {
                node.problem(Mistake.LONE_BRACKET);
            } else if (!passage.group(1).contains("{")) {
                node.problem(Mistake.NOTHING_TO_LEAVE_OUT, PolicyNode.quoted(passage.group()));
            }
        });
        var always = MailWording.PASSAGE.matcher(wording.text()).replaceAll("");
        for (Gap gap : needed) {
            if (!wording.text().isEmpty() && !always.contains("{" + gap.code() + "}")) {
                node.problem(Mistake.MISSING, "{" + gap.code() + "}");
            }
        }
        return wording;
    }

    private static String listed(Collection<Gap> known) {
        return known.stream().map(Gap::code).sorted().collect(Collectors.joining(", "));
    }

    private static Set<String> mailKeys() {
        var keys = new HashSet<>(MessageKind.byCode().keySet());
        keys.addAll(List.of(FOOT));
        return Set.copyOf(keys);
    }

    private static final class Shipped {
        private static final Node DOCUMENT = YamlDocuments.shipped("policies/messages.yaml", "messages (shipped)");

        private Shipped() {}
    }
}

package hotline.telephony.mapping;

import hotline.digest.Sha256;
import hotline.telephony.CallCause;
import hotline.telephony.CallDirection;
import hotline.telephony.CallEvent;
import hotline.telephony.CallEventType;
import hotline.telephony.CallParty;
import hotline.telephony.CallTimes;
import hotline.text.TypedText;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Makes events of messages by a mapping. Pure; what a mapping does not name is ignored. */
public final class MessageReading {
    private static final int LONGEST_ID = 250;
    private static final int LONGEST_TEXT = 120;
    private static final int MOST_EVENTS = 200;
    private static final Pattern MICROS = Pattern.compile("\\d{1,15}");
    /** A clock that is ahead by more is not trusted: the time of arrival counts. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final Numbers numbers = new Numbers();

    /**
     * A message as it came.
     *
     * @param zone of times without one
     * @param region of numbers without a country's code
     */
    public record Message(String contentType, Buffer body, Instant at, ZoneId zone, String region) {}

    public Understood read(Mapping mapping, Message message) {
        if (message.body().length() == 0) {
            return new Understood.Refused(Fault.EMPTY, "");
        }
        var form = BodyForm.of(message.contentType(), message.body().getBytes());
        var tree = Optional.of(form)
                .filter(mapping.bodies()::contains)
                .flatMap(known ->
                        known.read(message.contentType(), message.body().getBytes()))
                .map(body -> unwrapped(mapping, body));
        if (tree.isEmpty()) {
            var forms = mapping.bodies().stream().map(BodyForm::code).sorted().collect(Collectors.joining(", "));
            return new Understood.Refused(Fault.UNREADABLE, forms);
        }
        return new One(mapping, message, tree.get()).read();
    }

    private static Tree unwrapped(Mapping mapping, Tree body) {
        var plain = mapping.textsOfJson().isEmpty() ? body : withJson(mapping.textsOfJson(), body);
        return mapping.root()
                .flatMap(name -> Optional.ofNullable(
                        plain instanceof Tree.Members all ? all.members().get(name) : null))
                .filter(inner -> !(inner instanceof Tree.Text))
                .orElse(plain);
    }

    private static Tree withJson(List<String> names, Tree body) {
        if (!(body instanceof Tree.Members all)) {
            return body;
        }
        var members = new LinkedHashMap<String, Tree>();
        all.members()
                .forEach((name, value) -> members.put(
                        name,
                        names.contains(name) && value instanceof Tree.Text text
                                ? json(text.text()).orElse(value)
                                : value));
        return new Tree.Members(members);
    }

    private static Optional<Tree> json(String text) {
        return JsonTree.read(text).or(() -> {
            try {
                var bytes = Base64.getMimeDecoder().decode(text.strip());
                return JsonTree.read(new String(bytes, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException noBase64) {
                return Optional.empty();
            }
        });
    }

    /** One message on its way. */
    private final class One {
        private final Mapping mapping;
        private final Message message;
        private final Tree root;

        private One(Mapping mapping, Message message, Tree root) {
            this.mapping = mapping;
            this.message = message;
            this.root = root;
        }

        private Understood read() {
            var events = new ArrayList<CallEvent>();
            for (Tree each : roots()) {
                for (EventRule rule : mapping.events()) {
                    for (Tree here : rule.each()
                            .map(path -> each.at(path))
                            .orElseGet(() -> Stream.of(each))
                            .toList()) {
                        var scope = new Scope(here, each, mapping.isEncoded(), mapping.hasTemplates());
                        if (!rule.fits(scope)) {
                            continue;
                        }
                        var call = rule.field("call", scope);
                        if (call.isEmpty()) {
                            return new Understood.Refused(
                                    Fault.NO_CALL_ID, rule.type().code());
                        }
                        if (call.get().length() > LONGEST_ID || !TypedText.isPlain(call.get())) {
                            return new Understood.Refused(Fault.LONG_CALL_ID, "");
                        }
                        events.add(event(rule, scope, call.get(), events.size()));
                        if (events.size() > MOST_EVENTS) {
                            return new Understood.Refused(Fault.MANY_EVENTS, "");
                        }
                    }
                }
            }
            return events.isEmpty() ? new Understood.Nothing() : new Understood.Events(events);
        }

        /** Several messages may come in one body. */
        private List<Tree> roots() {
            return root instanceof Tree.Items items ? items.items() : List.of(root);
        }

        private CallEvent event(EventRule rule, Scope scope, String call, int number) {
            var told = rule.at().flatMap(time -> time.read(scope, message.zone()));
            var times = times(rule, scope);
            var byExchange = told.or(times::ended)
                    .or(times::answered)
                    .or(times::offered)
                    .filter(at -> !at.isAfter(message.at().plus(AHEAD)));
            var at = byExchange.orElse(message.at());
            return new CallEvent(
                    call,
                    rule.field("leg", scope).map(MessageReading::id).orElse(""),
                    rule.type(),
                    rule.field("own-id", scope)
                            .map(MessageReading::id)
                            .orElseGet(() -> ownId(rule.type(), byExchange, number)),
                    at,
                    byExchange.isPresent(),
                    meaning("direction", rule, scope)
                            .flatMap(code ->
                                    Optional.ofNullable(CallDirection.byCode().get(code))),
                    number(rule, scope, "from"),
                    number(rule, scope, "to"),
                    text(rule, scope, "caller-name"),
                    text(rule, scope, "queue"),
                    number(rule, scope, "agent"),
                    meaning("cause", rule, scope)
                            .flatMap(code ->
                                    Optional.ofNullable(CallCause.byCode().get(code))),
                    meaning("ended-by", rule, scope)
                            .flatMap(code ->
                                    Optional.ofNullable(CallParty.byCode().get(code))),
                    held(rule, scope),
                    times,
                    rule.field("original-call", scope).map(MessageReading::id));
        }

        private CallTimes times(EventRule rule, Scope scope) {
            if (rule.times().isEmpty()) {
                return CallTimes.NONE;
            }
            return new CallTimes(
                    time(rule, scope, CallEventType.OFFERED),
                    time(rule, scope, CallEventType.QUEUED),
                    time(rule, scope, CallEventType.ALERTING),
                    time(rule, scope, CallEventType.ANSWERED),
                    time(rule, scope, CallEventType.ENDED));
        }

        private Optional<Instant> time(EventRule rule, Scope scope, CallEventType step) {
            return Optional.ofNullable(rule.times().get(step))
                    .flatMap(time -> time.read(scope, message.zone()))
                    .map(at -> at.isAfter(message.at().plus(AHEAD)) ? message.at() : at);
        }

        /** In our words; a word that the mapping does not translate, and that is none of ours, is a cause that we don't know. */
        private Optional<String> meaning(String field, EventRule rule, Scope scope) {
            var words = mapping.values().getOrDefault(field, Map.of());
            return rule.field(field, scope).flatMap(word -> words.entrySet().stream()
                    .filter(one -> one.getKey().equalsIgnoreCase(word))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .or(() -> Optional.of(word).filter(MessageReading::isOurs))
                    .or(() -> Optional.of(CallCause.UNKNOWN.code()).filter(unknown -> field.equals("cause"))));
        }

        private Optional<String> number(EventRule rule, Scope scope, String field) {
            return text(rule, scope, field).flatMap(text -> numbers.read(text, message.region(), mapping.withheld()));
        }

        private Optional<String> text(EventRule rule, Scope scope, String field) {
            return rule.field(field, scope)
                    .filter(TypedText::isPlain)
                    .map(text -> text.codePointCount(0, text.length()) <= LONGEST_TEXT
                            ? text
                            : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)));
        }

        private OptionalLong held(EventRule rule, Scope scope) {
            var micros = rule.heldMicros().stream()
                    .flatMap(scope::texts)
                    .filter(text -> MICROS.matcher(text).matches())
                    .mapToLong(text -> Long.parseLong(text) / 1000);
            var seconds = rule.held().stream()
                    .flatMap(scope::texts)
                    .flatMap(text -> TimeRule.length(text).stream())
                    .mapToLong(Duration::toMillis);
            return LongStream.concat(micros, seconds).findFirst();
        }

        private String ownId(CallEventType type, Optional<Instant> at, int number) {
            if (!type.repeats()) {
                return "";
            }
            return at.map(Instant::toString)
                    .orElseGet(() -> digest(message.body().getBytes()) + "-" + number);
        }
    }

    private static boolean isOurs(String word) {
        return CallDirection.byCode().containsKey(word)
                || CallCause.byCode().containsKey(word)
                || CallParty.byCode().containsKey(word);
    }

    /** Short enough for an index, and the same for the same id. */
    private static String id(String text) {
        return text.length() <= LONGEST_ID && TypedText.isPlain(text)
                ? text
                : digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.of(bytes), 0, 12);
    }
}

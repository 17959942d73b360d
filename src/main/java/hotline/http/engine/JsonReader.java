package hotline.http.engine;

import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.text.TypedText;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Reads a JSON object field by field and remembers every wrong one, so that one answer names them all.
 * {@link #done()} refuses unknown fields and throws {@link Failure.Invalid} if any field was wrong.
 */
public final class JsonReader {
    private static final int UUID_LENGTH = 60;

    /** Strangers choose the fields, and an answer need not be longer than the question. */
    private static final int LONGEST_DAY = 10;

    private static final String NO_DAY = "must be a day such as 2026-09-25";
    private static final int MOST_NAMED = 100;

    private static final int LONGEST_NAME = 200;

    private static final String EMPTY = "must not be empty";

    private final JsonObject json;
    private final String at;
    private final List<WrongField> wrong;
    private final Set<String> asked = new HashSet<>();

    private JsonReader(JsonObject json, String at, List<WrongField> wrong) {
        this.json = json;
        this.at = at;
        this.wrong = wrong;
    }

    /** Throws {@link NotJson} (400) where the body is no JSON object. */
    public static JsonReader of(Buffer body) {
        if (body == null || body.length() == 0) {
            throw new NotJson("the body is empty; a JSON object is expected");
        }
        try {
            return new JsonReader(new JsonObject(body), "", new ArrayList<>());
        } catch (DecodeException | ClassCastException notJson) {
            throw new NotJson("the body is not a JSON object");
        }
    }

    /** Whether a field is there at all, and not null. */
    public boolean has(String name) {
        return value(name) != null;
    }

    /** Whether a field is a list without entries. */
    public boolean isEmptyList(String name) {
        return value(name) instanceof JsonArray list && list.isEmpty();
    }

    /** Whether a field is named, if only to say that it is null. */
    public boolean names(String name) {
        return json.containsKey(name);
    }

    /** Sentences within their length in code points; a text without anything to be seen counts as missing. */
    public Optional<String> text(String name, int longest) {
        return typed(name, longest, TypedText::words);
    }

    public String requiredText(String name, int longest) {
        return required(name, EMPTY, "", () -> text(name, longest));
    }

    /** A name or another text of one line. */
    public Optional<String> line(String name, int longest) {
        return typed(name, longest, TypedText::line);
    }

    public String requiredLine(String name, int longest) {
        return required(name, EMPTY, "", () -> line(name, longest));
    }

    /** A line in the plainest characters, such as a login or a telephone number. */
    public String requiredPlain(String name, int longest) {
        return required(name, EMPTY, "", () -> typed(name, longest, TypedText::plain));
    }

    /**
     * A number or code as it is compared, without regard to width, case and surroundings. Without
     * visible characters it is none, as an empty field of a form; without a letter or digit it is a wrong one.
     */
    public Optional<String> identifier(String name, int longest, String fault) {
        var identifier = typed(name, longest, TypedText::identifier);
        boolean isWithoutAny = identifier.isEmpty()
                && value(name) instanceof String text
                && TypedText.isPlain(text)
                && !TypedText.line(text).isEmpty()
                && TypedText.identifier(text).isEmpty();
        return isWithoutAny ? wrong(name, "must have a letter or a digit", fault) : identifier;
    }

    /** A word for programs: invisible characters are a wrong one, and none is missing. */
    private Optional<String> token(String name, int longest) {
        boolean isInvisible = value(name) instanceof String text
                && !text.isBlank()
                && TypedText.isPlain(text)
                && TypedText.line(text).isEmpty();
        return isInvisible ? wrong(name, "must have characters that can be seen") : line(name, longest);
    }

    private Optional<String> typed(String name, int longest, UnaryOperator<String> fold) {
        var value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String typed)) {
            return wrong(name, "must be a text");
        }
        if (!TypedText.isPlain(typed)) {
            return wrong(name, "must not have control characters or halves of a character");
        }
        var text = fold.apply(typed);
        if (text.codePointCount(0, text.length()) > longest) {
            return wrong(name, "must have at most " + longest + " characters", "too-long");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** A required text exactly as it was sent, such as a password: spaces count. */
    public String secret(String name, int longest) {
        if (value(name) instanceof String text && !text.isEmpty() && text.length() <= longest) {
            return text;
        }
        wrong(name, "must be a text of 1 to " + longest + " characters");
        return "";
    }

    /** One of a list of codes. */
    public Optional<String> code(String name, Collection<String> known) {
        return token(name, 200)
                .flatMap(code -> known.contains(code)
                        ? Optional.of(code)
                        : wrong(name, "must be one of " + String.join(", ", known)));
    }

    public String requiredCode(String name, Collection<String> known) {
        return required(name, "is missing; it is one of " + String.join(", ", known), "", () -> code(name, known));
    }

    /** A list of so many lines at most, none of them empty. */
    public Optional<List<String>> texts(String name, int most, int longest) {
        var value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof JsonArray list) || list.isEmpty() || list.size() > most) {
            return wrong(name, "must be a list of 1 to " + most + " texts");
        }
        var texts = new ArrayList<String>();
        for (int i = 0; i < list.size(); i++) {
            var text =
                    list.getValue(i) instanceof String typed && TypedText.isPlain(typed) ? TypedText.line(typed) : "";
            if (!text.isEmpty() && text.length() <= longest) {
                texts.add(text);
            } else {
                wrongAt(at + "/" + name + "/" + i, "must be a text of 1 to " + longest + " characters", "");
            }
        }
        return Optional.of(texts);
    }

    /** A list of ids, so many at most; empty where it is missing. */
    public List<UUID> uuids(String name, int most) {
        var ids = new LinkedHashSet<UUID>();
        if (value(name) instanceof JsonArray none && none.isEmpty()) {
            return List.of();
        }
        var written = texts(name, most, UUID_LENGTH).orElse(List.of());
        for (int i = 0; i < written.size(); i++) {
            try {
                ids.add(UUID.fromString(written.get(i)));
            } catch (IllegalArgumentException noId) {
                wrongAt(at + "/" + name + "/" + i, "is no id", "");
            }
        }
        return List.copyOf(ids);
    }

    public List<String> requiredTexts(String name, int most, int longest) {
        if (value(name) == null) {
            wrong(name, "is missing");
        }
        return texts(name, most, longest).orElse(List.of());
    }

    public Optional<Integer> integer(String name, int least, int most) {
        var value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Integer number && number >= least && number <= most) {
            return Optional.of(number);
        }
        return wrong(name, "must be a whole number from " + least + " to " + most);
    }

    public int requiredInteger(String name, int least, int most) {
        if (value(name) == null) {
            wrong(name, "is missing");
        }
        return integer(name, least, most).orElse(least);
    }

    public boolean requiredFlag(String name) {
        if (value(name) instanceof Boolean flag) {
            return flag;
        }
        wrong(name, "must be true or false");
        return false;
    }

    /** False where it is missing. */
    public boolean flag(String name) {
        var value = value(name);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        wrong(name, "must be true or false");
        return false;
    }

    /** One to so many ids. */
    public List<Long> requiredIds(String name, int most) {
        var ids = new ArrayList<Long>();
        if (value(name) instanceof JsonArray array && array.size() >= 1 && array.size() <= most) {
            for (int i = 0; i < array.size(); i++) {
                var value = array.getValue(i);
                if ((value instanceof Integer || value instanceof Long) && ((Number) value).longValue() > 0) {
                    ids.add(((Number) value).longValue());
                } else {
                    wrongAt(at + "/" + name + "/" + i, "must be an id", "");
                }
            }
        } else {
            wrong(name, "must be a list of 1 to " + most + " ids");
        }
        return ids;
    }

    /** RFC 3339 with an offset. */
    public Optional<Instant> time(String name) {
        return token(name, 40).flatMap(text -> Times.parse(text)
                .or(() -> wrong(name, "must be a time with offset such as 2026-09-25T16:00:00+08:00")));
    }

    public Instant requiredTime(String name) {
        return required(name, "is missing", Instant.EPOCH, () -> time(name));
    }

    /** A day such as 2026-09-25; null is none, and any other text is a wrong one. */
    public Optional<LocalDate> day(String name) {
        return has(name) ? day(name, () -> wrong(name, NO_DAY)) : Optional.empty();
    }

    /** Empty where it is missing or wrong. */
    public Optional<LocalDate> requiredDay(String name) {
        return day(name, () -> wrong(name, "is missing", "missing"));
    }

    /** @param none where nothing can be seen */
    private Optional<LocalDate> day(String name, Supplier<Optional<LocalDate>> none) {
        int before = wrong.size();
        var text = line(name, LONGEST_DAY);
        if (text.isEmpty()) {
            return wrong.size() > before ? Optional.empty() : none.get();
        }
        return text.flatMap(Times::day).or(() -> wrong(name, NO_DAY));
    }

    /** An object within; its problems are pointed at under its own name. */
    public Optional<JsonReader> object(String name) {
        var value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof JsonObject object) {
            return Optional.of(new JsonReader(object, at + "/" + name, wrong));
        }
        return wrong(name, "must be an object");
    }

    /** One to so many objects; problems within one are pointed at by its place. */
    public List<JsonReader> requiredObjects(String name, int most) {
        var objects = new ArrayList<JsonReader>();
        if (value(name) instanceof JsonArray array && array.size() >= 1 && array.size() <= most) {
            for (int i = 0; i < array.size(); i++) {
                if (array.getValue(i) instanceof JsonObject object) {
                    objects.add(new JsonReader(object, at + "/" + name + "/" + i, wrong));
                } else {
                    wrongAt(at + "/" + name + "/" + i, "must be an object", "");
                }
            }
        } else {
            wrong(name, "must be a list of 1 to " + most + " objects");
        }
        return objects;
    }

    /** @param instead stands in for a missing or wrong value while other fields are read */
    private <T> T required(String name, String missing, T instead, Supplier<Optional<T>> reading) {
        int before = wrong.size();
        return reading.get().orElseGet(() -> {
            if (wrong.size() == before) {
                wrong(name, missing, "missing");
            }
            return instead;
        });
    }

    public <T> Optional<T> wrong(String name, String detail) {
        return wrong(name, detail, "");
    }

    /** @param code of the fault, for screens that have words of their own for it; may be empty */
    public <T> Optional<T> wrong(String name, String detail, String code) {
        var named = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
        wrongAt(at + "/" + named.replace("~", "~0").replace("/", "~1"), detail, code);
        return Optional.empty();
    }

    private void wrongAt(String pointer, String detail, String code) {
        if (wrong.size() < MOST_NAMED) {
            wrong.add(new WrongField(pointer, detail, code));
        }
    }

    /** Call on an inner object when all its fields have been asked for. */
    public void nothingElse() {
        for (String name : json.fieldNames()) {
            if (!asked.contains(name)) {
                wrong(name, "is not known here");
            }
        }
    }

    /** Call when all fields have been asked for. */
    public void done() {
        nothingElse();
        if (!wrong.isEmpty()) {
            throw Failure.Invalid.of(wrong);
        }
    }

    private Object value(String name) {
        asked.add(name);
        return json.getValue(name);
    }
}

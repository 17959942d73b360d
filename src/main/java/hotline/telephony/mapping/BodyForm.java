package hotline.telephony.mapping;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a message is written. */
public enum BodyForm {
    JSON("application/json") {
        @Override
        Optional<Tree> read(String contentType, byte[] body) {
            return JsonTree.read(new String(body, StandardCharsets.UTF_8));
        }
    },
    FORM("application/x-www-form-urlencoded") {
        @Override
        Optional<Tree> read(String contentType, byte[] body) {
            var fields = new LinkedHashMap<String, List<Tree>>();
            var text = new String(body, StandardCharsets.UTF_8);
            if (text.indexOf('=') < 0) {
                return Optional.empty();
            }
            try {
                new QueryStringDecoder(text, StandardCharsets.UTF_8, false)
                        .parameters()
                        .forEach((name, values) -> values.forEach(value -> add(fields, name, value)));
            } catch (IllegalArgumentException noForm) {
                return Optional.empty();
            }
            return some(fields);
        }
    },
    MULTIPART("multipart/form-data") {
        @Override
        Optional<Tree> read(String contentType, byte[] body) {
            var request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
            request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
            var fields = new LinkedHashMap<String, List<Tree>>();
            try {
                var decoder = new HttpPostMultipartRequestDecoder(
                        new DefaultHttpDataFactory(false), request, StandardCharsets.UTF_8);
                try {
                    decoder.offer(new DefaultLastHttpContent(Unpooled.wrappedBuffer(body)));
                    for (var part : decoder.getBodyHttpDatas()) {
                        if (part instanceof Attribute text) {
                            add(fields, text.getName(), text.getValue());
                        }
                    }
                } finally {
                    decoder.destroy();
                }
            } catch (IOException | RuntimeException noParts) {
                return Optional.empty();
            }
            return some(fields);
        }
    };

    private static final Map<String, BodyForm> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(BodyForm::code, Function.identity()));

    private final String type;

    BodyForm(String type) {
        this.type = type;
    }

    /** Empty where the body is not written in this form. */
    abstract Optional<Tree> read(String contentType, byte[] body);

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Map<String, BodyForm> byCode() {
        return BY_CODE;
    }

    /** Exchanges name the type of JSON in several ways, or not at all. */
    static BodyForm of(String contentType, byte[] body) {
        var written = contentType.toLowerCase(Locale.ROOT).strip();
        if (written.startsWith(MULTIPART.type)) {
            return MULTIPART;
        }
        boolean looksLikeJson = body.length > 0 && (body[0] == '{' || body[0] == '[');
        return written.startsWith(FORM.type) && !looksLikeJson
                ? FORM
                : looksLikeJson || written.contains("json") ? JSON : FORM;
    }

    /** PHP and Rails write the name of a list with brackets. */
    private static void add(Map<String, List<Tree>> fields, String name, String value) {
        var plain = name.endsWith("[]") ? name.substring(0, name.length() - 2) : name;
        fields.computeIfAbsent(plain, first -> new ArrayList<>(1)).add(new Tree.Text(value));
    }

    private static Optional<Tree> some(Map<String, List<Tree>> fields) {
        return fields.isEmpty() ? Optional.empty() : Optional.of(JsonTree.joined(fields));
    }
}

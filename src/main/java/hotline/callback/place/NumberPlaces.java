package hotline.callback.place;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The city or the country of a number: where it was given out, so that a mobile that moved keeps its first city. Tables are read by a thread that serves
 * no one. Safe for many threads.
 */
public final class NumberPlaces {
    private static final int REMEMBERED = 20_000;

    private final Cache<String, Optional<Place>> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** In Chinese and in English. */
    public record Place(String zh, String en) {}

    /** @param number in E.164; empty for numbers of services, and where the tables say nothing */
    public Future<Optional<Place>> of(String number) {
        if (!number.startsWith("+")) {
            return Future.succeededFuture(Optional.empty());
        }
        var before = known.getIfPresent(number);
        if (before != null) {
            return Future.succeededFuture(before);
        }
        var found = CompletableFuture.supplyAsync(() -> known.get(number, NumberPlaces::lookedUp));
        var here = Vertx.currentContext();
        return here == null ? Future.fromCompletionStage(found) : Future.fromCompletionStage(found, here);
    }

    private static Optional<Place> lookedUp(String number) {
        try {
            var parsed = PhoneNumberUtil.getInstance().parse(number, "ZZ");
            var tables = PhoneNumberOfflineGeocoder.getInstance();
            var place = new Place(
                    tables.getDescriptionForNumber(parsed, Locale.SIMPLIFIED_CHINESE),
                    tables.getDescriptionForNumber(parsed, Locale.ENGLISH));
            return place.zh().isEmpty() || place.en().isEmpty() ? Optional.empty() : Optional.of(place);
        } catch (NumberParseException none) {
            return Optional.empty();
        }
    }
}

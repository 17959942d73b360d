package hotline.callback;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** In which time zone a customer lives, by their number. The tables are read once, by a thread that serves no one. Safe for many threads. */
final class CustomerZones {
    private static final int REMEMBERED = 20_000;

    private static final class Tables {
        private static final CompletableFuture<PhoneNumberToTimeZonesMapper> READ =
                CompletableFuture.supplyAsync(PhoneNumberToTimeZonesMapper::getInstance);

        private Tables() {}
    }

    private final Cache<String, Optional<ZoneId>> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /**
     * The zone of a number in E.164; the other one where it does not say, as numbers of services and those of several zones don't.
     */
    Future<ZoneId> of(String number, ZoneId otherwise) {
        if (!number.startsWith("+")) {
            return Future.succeededFuture(otherwise);
        }
        var before = known.getIfPresent(number);
        return before != null
                ? Future.succeededFuture(before.orElse(otherwise))
                : tables().map(tables ->
                        known.get(number, one -> lookedUp(tables, one)).orElse(otherwise));
    }

    /** Continues where it was asked for: a transaction stays on its event loop. */
    private static Future<PhoneNumberToTimeZonesMapper> tables() {
        var here = Vertx.currentContext();
        return here == null ? Future.fromCompletionStage(Tables.READ) : Future.fromCompletionStage(Tables.READ, here);
    }

    private static Optional<ZoneId> lookedUp(PhoneNumberToTimeZonesMapper tables, String number) {
        try {
            var zones =
                    tables.getTimeZonesForNumber(PhoneNumberUtil.getInstance().parse(number, "ZZ"));
            return zones.size() == 1 && !zones.get(0).equals(PhoneNumberToTimeZonesMapper.getUnknownTimeZone())
                    ? Optional.of(ZoneId.of(zones.get(0)))
                    : Optional.empty();
        } catch (NumberParseException | DateTimeException unknown) {
            return Optional.empty();
        }
    }
}

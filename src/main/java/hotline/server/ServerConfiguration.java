package hotline.server;

import hotline.address.AddressBlocks;
import hotline.attachment.AttachmentLimits;
import hotline.attachment.FileSettings;
import hotline.attachment.bucket.BucketSettings;
import hotline.configuration.Setting;
import hotline.configuration.SettingOptions;
import hotline.configuration.SettingRefused;
import hotline.export.ExportLimits;
import hotline.failure.FailureText;
import hotline.http.WebServer;
import hotline.http.connection.Certificate;
import hotline.http.connection.ListenAddress;
import hotline.http.connection.TrustedProxies;
import hotline.http.engine.HotlinePhone;
import hotline.media.MediaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All settings of a server's start, checked.
 *
 * @param policies files or names of shipped ones, the default line of business first
 * @param calendars calendar files by code
 * @param demo whether it is started as a demo
 */
public record ServerConfiguration(
        WebServer.Settings web, List<String> policies, Map<String, Path> calendars, boolean demo) {
    private static final String THIS_MACHINE = "127.0.0.1";
    /** A number that no one has. */
    private static final String DEMO_PHONE = "400-000-0000";
    /** Two checks of a load balancer that checks once a second. */
    private static final int USUAL_DRAIN = 2;

    public ServerConfiguration {
        policies = List.copyOf(policies);
        calendars = Map.copyOf(calendars);
    }

    /** Fails with {@link SettingRefused}, or IllegalArgumentException where settings contradict each other. */
    public static ServerConfiguration of(SettingOptions given) {
        boolean demo = given.isOn(Setting.DEMO);
        return new ServerConfiguration(
                new WebServer.Settings(
                        address(given, demo),
                        given.text(Setting.METRICS_TOKEN),
                        new TrustedProxies(addresses(given, Setting.TRUSTED_PROXIES)),
                        addresses(given, Setting.UNLIMITED_INTAKE),
                        addresses(given, Setting.EXCHANGES_HERE),
                        phone(given, demo),
                        new ExportLimits(
                                number(given, Setting.EXPORT_ROWS).orElseThrow(),
                                Duration.ofDays(
                                        number(given, Setting.EXPORT_DAYS).orElseThrow())),
                        addresses(given, Setting.WEBHOOK_NETWORKS),
                        new FileSettings(media(given), limits(given), bucket(given))),
                given.texts(Setting.POLICY),
                given.named(Setting.CALENDAR),
                demo);
    }

    private static ListenAddress address(SettingOptions given, boolean demo) {
        return new ListenAddress(
                given.text(Setting.HOST).orElse(demo ? THIS_MACHINE : ListenAddress.ALL),
                number(given, Setting.PORT).orElseThrow(),
                certificate(given),
                number(given, Setting.MAX_CONNECTIONS).orElseThrow(),
                Duration.ofSeconds(number(given, Setting.DRAIN).orElse(demo ? 0 : USUAL_DRAIN)));
    }

    private static Optional<Certificate> certificate(SettingOptions given) {
        var chain = given.typed(Setting.TLS_CERT, Path.class);
        var key = given.typed(Setting.TLS_KEY, Path.class);
        if (chain.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("--tls-cert and --tls-key go together");
        }
        return chain.map(certificate -> new Certificate(certificate, key.orElseThrow()));
    }

    private static Optional<HotlinePhone> phone(SettingOptions given, boolean demo) {
        try {
            return given.text(Setting.PHONE)
                    .or(() -> Optional.of(DEMO_PHONE).filter(number -> demo))
                    .map(HotlinePhone::new);
        } catch (IllegalArgumentException wrong) {
            throw new SettingRefused(Setting.PHONE, FailureText.of(wrong));
        }
    }

    private static MediaSettings media(SettingOptions given) {
        try {
            return new MediaSettings(
                    given.text(Setting.CLAMD).map(MediaSettings::scanner), given.text(Setting.HEIC_COMMAND));
        } catch (IllegalArgumentException wrong) {
            throw new SettingRefused(Setting.CLAMD, FailureText.of(wrong));
        }
    }

    private static AttachmentLimits limits(SettingOptions given) {
        try {
            return given.text(Setting.FILE_LIMITS).map(AttachmentLimits::parse).orElse(AttachmentLimits.USUAL);
        } catch (IllegalArgumentException wrong) {
            throw new SettingRefused(Setting.FILE_LIMITS, FailureText.of(wrong));
        }
    }

    /** Empty where files lie in the database. */
    public static Optional<BucketSettings> bucket(SettingOptions given) {
        try {
            return given.text(Setting.S3_URL)
                    .map(address -> BucketSettings.of(
                            address,
                            given.text(Setting.S3_REGION).orElse(BucketSettings.USUAL_REGION),
                            given.text(Setting.S3_KEY_ID).orElse(""),
                            given.text(Setting.S3_SECRET).orElse("")))
                    .map(named -> leaves(given) ? named.left() : named);
        } catch (IllegalArgumentException wrong) {
            throw new SettingRefused(Setting.S3_URL, FailureText.of(wrong));
        }
    }

    private static boolean leaves(SettingOptions given) {
        return given.text(Setting.S3_LEAVE)
                .map(said -> switch (said) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new SettingRefused(Setting.S3_LEAVE, "it is true or false");
                })
                .orElse(false);
    }

    private static Optional<Integer> number(SettingOptions given, Setting setting) {
        return given.text(setting).map(setting::number);
    }

    private static AddressBlocks addresses(SettingOptions given, Setting setting) {
        try {
            return given.text(setting).map(AddressBlocks::parse).orElse(AddressBlocks.NONE);
        } catch (IllegalArgumentException wrong) {
            throw new SettingRefused(setting, FailureText.of(wrong));
        }
    }
}

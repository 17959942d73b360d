package hotline.regulation;

import hotline.policy.Policy;
import hotline.policy.reading.PolicyInvalid;
import hotline.policy.reading.PolicyProblem;
import hotline.policy.reading.PolicyReader;
import hotline.policy.reading.PolicySource;
import hotline.policy.reading.PolicyText;
import hotline.sla.CalendarReader;
import hotline.sla.SlaCalculator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * A policy with the text it was read from.
 *
 * @param name the file as its user named it
 * @param yaml complete with the texts that it extends, so that it can be read again from this text alone
 */
public record PolicyFile(String name, String yaml, Policy policy) {
    /** The policy that a server runs by default. */
    public static final String FREIGHT_NETWORK = "freight-network";

    /**
     * Reads a file, or where there is none of that name, the shipped policy of that name: {@code freight-network},
     * {@code freight-network.yaml} or {@code policies/freight-network.yaml}. Throws {@link PolicyInvalid}.
     */
    public static PolicyFile read(String name) {
        var source = isFile(name)
                ? PolicySource.of(new PolicyText(name, text(Path.of(name))), new LocalPolicies())
                : PolicySource.of(shippedPolicy(name), ShippedPolicies.ALL);
        return new PolicyFile(name, source.text(), PolicyReader.read(source));
    }

    /** The policy's limits on the calendar that it names. */
    public SlaCalculator dueTimes() {
        var resource = "calendars/" + policy.calendar() + ".json";
        return SlaCalculator.of(policy, CalendarReader.read(policy.calendar(), resource, shipped(resource)));
    }

    private static boolean isFile(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException noPath) {
            throw invalid(name, "can't be a file's name in this locale; set LC_ALL=C.UTF-8 in the environment");
        }
    }

    /** Throws {@link PolicyInvalid}. */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException notUtf8) {
            throw invalid(file.toString(), "is not written in UTF-8");
        } catch (IOException unreadable) {
            throw invalid(file.toString(), "can't be read: " + unreadable);
        }
    }

    private static PolicyText shippedPolicy(String name) {
        var shipped = name.replaceFirst("^(\\./)?policies/", "").replaceFirst("\\.yaml$", "");
        if (!ShippedPolicies.NAMES.contains(shipped)) {
            throw invalid(
                    name, "there is no such file; shipped policies are " + String.join(", ", ShippedPolicies.NAMES));
        }
        return new PolicyText(name, shipped("policies/" + shipped + ".yaml"));
    }

    static String shipped(String resource) {
        try (InputStream in = PolicyFile.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in this jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static PolicyInvalid invalid(String file, String message) {
        return new PolicyInvalid(List.of(PolicyProblem.ofFile(file, "", message)));
    }
}

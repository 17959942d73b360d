package hotline.regulation;

import hotline.policy.reading.Mistake;
import hotline.policy.reading.PolicySource;
import hotline.policy.reading.PolicyText;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The policies that a policy file on this machine may extend: a shipped one, or a file named relative to it. */
final class LocalPolicies implements PolicySource.Bases {

    @Override
    public PolicyText base(String name, PolicyText extending) {
        return ShippedPolicies.named(name).orElseGet(() -> beside(name, extending));
    }

    private static PolicyText beside(String name, PolicyText extending) {
        try {
            var named = Path.of(name);
            var file = Path.of(extending.file()).resolveSibling(named).normalize();
            if (!named.isAbsolute() && Files.isRegularFile(file)) {
                return new PolicyText(file.toString(), PolicyFile.text(file));
            }
        } catch (InvalidPathException noPath) {
            // Reported like a missing file.
        }
        throw Mistake.NO_BASE.with(name, ShippedPolicies.all());
    }
}

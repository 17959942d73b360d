package hotline.telephony.connector;

import java.time.ZoneId;
import java.util.Optional;

/**
 * What an administrator says of a connector.
 *
 * @param ownMapping a mapping file in place of the shipped one
 * @param version that was read
 */
public record ConnectorChange(
        String code,
        String name,
        String format,
        Optional<String> ownMapping,
        ZoneId zone,
        boolean isEnabled,
        int version) {}

package hotline.intake;

import hotline.policy.Market;
import java.util.Optional;

/** What a linked case (P7) takes over from the complaint it follows. */
record Original(
        int policyVersion,
        String channel,
        String complainant,
        String phone,
        Optional<String> waybill,
        Optional<String> branch,
        Optional<String> region,
        String description,
        Optional<String> demand,
        String language,
        Optional<String> filedByBranch,
        Market market) {}

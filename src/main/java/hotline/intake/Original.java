package hotline.intake;

import hotline.complaint.Report;
import hotline.complaint.coding.Coding;
import hotline.policy.taxonomy.Market;
import java.util.Optional;

/** The fields that a linked case (P7) takes over from the complaint it follows. */
record Original(
        int policyVersion,
        String channel,
        Report report,
        Optional<String> filedByBranch,
        Market market,
        Coding coding) {}

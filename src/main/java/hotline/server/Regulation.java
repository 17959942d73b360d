package hotline.server;

import hotline.classification.Judge;
import hotline.classification.LexiconJudge;
import hotline.policy.PolicyInvalid;

/** The policy that a server is to run, read and with its lexicon compiled: what takes longest of a start without a database. */
record Regulation(PolicyFile file, Judge judge) {

    /** Blocks for some hundred milliseconds. Throws {@link PolicyInvalid}. */
    static Regulation read(String policy) {
        var file = PolicyFile.read(policy);
        return new Regulation(file, new LexiconJudge(file.policy().lexicon()));
    }
}

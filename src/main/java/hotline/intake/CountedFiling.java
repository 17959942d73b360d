package hotline.intake;

import hotline.allowance.Allowance;
import hotline.policy.Policy;

/** The allowances that a public complaint uses. */
record CountedFiling(Allowance perAddress, Allowance perPhone) {

    /** @param client its address, as limits tell clients apart */
    static CountedFiling of(Policy policy, String client, String phone) {
        var line = policy.lineOfBusiness();
        var quotas = policy.publicIntake();
        return new CountedFiling(
                Allowance.own("complaints of " + line + " from", client, quotas.perAddress()),
                Allowance.own("complaints of " + line + " with", phone, quotas.perPhone()));
    }
}

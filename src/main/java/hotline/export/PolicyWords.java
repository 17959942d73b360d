package hotline.export;

import hotline.export.Column.Coded;
import hotline.policy.Department;
import hotline.policy.Policies;
import hotline.policy.Policy;
import hotline.policy.taxonomy.Channel;
import hotline.policy.taxonomy.CodeList;
import hotline.policy.taxonomy.ComplaintType;
import hotline.policy.taxonomy.DatedCode;
import hotline.policy.taxonomy.LocalizedName;
import hotline.policy.taxonomy.Severity;
import hotline.policy.taxonomy.Source;
import hotline.policy.taxonomy.Subtype;
import java.time.ZoneId;
import java.util.Optional;

/** The names of a policy's codes, by the policy that rules a complaint. A code that it does not name stands for itself. */
public record PolicyWords(Policies policies) {

    private Policy policy(int version) {
        return policies.find(version).orElseGet(policies::inForce).policy();
    }

    public Coded type(int version, String code) {
        return coded(code, policy(version).taxonomy().type(code).map(ComplaintType::name));
    }

    public Coded subtype(int version, String type, String code) {
        return coded(
                code,
                policy(version)
                        .taxonomy()
                        .type(type)
                        .flatMap(of -> of.subtype(code))
                        .map(Subtype::name));
    }

    public Coded channel(int version, String code) {
        return coded(code, policy(version).taxonomy().channel(code).map(Channel::name));
    }

    public Coded severity(int version, Severity severity) {
        return coded(
                severity.code(),
                Optional.ofNullable(policy(version).taxonomy().severities().get(severity)));
    }

    public Coded source(int version, Source source) {
        return coded(
                source.code(),
                Optional.ofNullable(policy(version).taxonomy().sources().get(source)));
    }

    public Coded department(int version, String code) {
        return coded(code, policy(version).department(code).map(Department::name));
    }

    public Coded code(int version, CodeList list, String code) {
        return coded(code, policy(version).codes().code(list, code).map(DatedCode::name));
    }

    public ZoneId zone(int version) {
        return policies.zone(version);
    }

    /** Of the policy in force. */
    public int now() {
        return policies.inForce().id();
    }

    private static Coded coded(String code, Optional<LocalizedName> name) {
        return new Coded(code, name.orElseGet(() -> new LocalizedName(code, code)));
    }
}

package hotline.policy.taxonomy;

import java.util.List;
import java.util.Optional;

/**
 * What a complaint is about (投诉类型, F3).
 *
 * @param business a business complaint (业务投诉); otherwise it is about people, as service attitude is
 * @param department code of the department responsible for it (D5); empty: the one that everything comes in to
 * @param subtypes in the policy's order; empty where the regulation names none
 */
public record ComplaintType(
        String code, LocalizedName name, boolean business, Optional<String> department, List<Subtype> subtypes) {

    public ComplaintType {
        subtypes = List.copyOf(subtypes);
    }

    public Optional<Subtype> subtype(String code) {
        return subtypes.stream().filter(s -> s.code().equals(code)).findFirst();
    }
}

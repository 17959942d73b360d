package hotline.customer;

import hotline.policy.taxonomy.Codes;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a customer is a person or a company, which has a credit code and contacts with names. */
public enum CustomerKind {
    PERSON("person"),
    COMPANY("company");

    private static final Map<String, CustomerKind> BY_CODE = Codes.of(values(), CustomerKind::code);

    /** How names of companies and public bodies end, in brackets a branch of one. */
    private static final Pattern COMPANY_NAME = Pattern.compile(
            ".{2,}(?:公司|集团|工厂|厂|商行|商店|超市|酒店|医院|学校|大学|中心|事务所|合作社|银行|经营部|营业部|贸易行|工作室)(?:\\(.+\\))?"
                    + "|.+[ ,.](?:co|ltd|limited|inc|llc|gmbh|corp|corporation|company|plc)\\.?",
            Pattern.CASE_INSENSITIVE);

    private final String code;

    CustomerKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<CustomerKind> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** @param plain the name in half width */
    public static CustomerKind ofName(String plain) {
        return COMPANY_NAME.matcher(plain).matches() ? COMPANY : PERSON;
    }
}

package hotline.erasure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Why data are erased (个人信息保护法 article 47). A list instead of words, since words might name the customer again. */
public enum ErasureReason {
    /** The customer asked for it. */
    ASKED("asked"),
    CONSENT_WITHDRAWN("consent-withdrawn"),
    /** The purpose is achieved, or the term of keeping is over. */
    PURPOSE_OVER("purpose-over"),
    /** They were collected or used against the law or a promise. */
    UNLAWFUL("unlawful");

    private final String code;

    ErasureReason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<ErasureReason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst();
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(ErasureReason::code).toList();
    }
}

package hotline.policy.survey;

import hotline.policy.taxonomy.LocalizedName;

/**
 * What an agent says first and last in a call (C8). Filled in are {@code {company}}, {@code {agent}}, {@code {name}}, {@code {matter}} and
 * {@code {reason}}.
 */
public record Script(LocalizedName opening, LocalizedName closing) {
    private static final LocalizedName CLOSING =
            new LocalizedName("谢谢您告诉我们，祝您顺利。", "Thank you for telling us. All the best.");

    /** The words where a policy has its own none. */
    public static Script usual(SurveyPurpose purpose) {
        return new Script(
                switch (purpose) {
                    case RESOLUTION ->
                        new LocalizedName(
                                "我是{company}的{agent}，{matter}已办结，想听听您的看法，两分钟行吗？",
                                "{agent} of {company}: {matter} is closed. May I have two minutes for your view?");
                    case CARE, CAMPAIGN ->
                        new LocalizedName(
                                "您好{name}，我是{company}的{agent}，想了解一下您用我们的服务顺不顺，两分钟行吗？",
                                "Hello {name}, {agent} of {company}. May I have two minutes to ask how our service works for you?");
                    case BY_HAND ->
                        new LocalizedName(
                                "您好{name}，我是{company}的{agent}，给您回电：{reason}",
                                "Hello {name}, {agent} of {company}, ringing you back about this: {reason}");
                },
                CLOSING);
    }
}

package hotline.survey;

import hotline.policy.survey.Question;

/** What a customer answered to one question of the policy; it fits the question. */
public record Answer(Asking asking, Question question, SaidAnswer said) {}

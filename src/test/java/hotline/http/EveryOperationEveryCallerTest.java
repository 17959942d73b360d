package hotline.http;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestClient;
import hotline.support.TestContract;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Which callers each operation answers about a complaint that branch1 filed; the other callers learn nothing of it. A
 * new operation of the contract fails this test until the table lists it.
 */
class EveryOperationEveryCallerTest {
    private static final String COMPLAINTS = "/api/v1/complaints";
    static final List<String> CALLERS = List.of(
            "stranger", "another customer", "agent1", "supervisor1", "admin1", "branch1", "branch2", "analyst1");

    /** The status for each of {@link #CALLERS}; 20x is 200 or 204. */
    static final Map<String, String> ANSWERED = Map.ofEntries(
            entry("signIn", "201 201 201 201 201 201 201 201"),
            entry("currentSession", "401 401 200 200 200 200 200 200"),
            entry("signOut", "401 401 204 204 204 204 204 204"),
            entry("choosePassword", "401 401 422 422 422 422 422 422"),
            entry("listPeople", "401 401 403 403 200 403 403 403"),
            entry("addPerson", "401 401 403 403 201 403 403 403"),
            entry("getPerson", "401 401 403 403 200 403 403 403"),
            entry("changePerson", "401 401 403 403 200 403 403 403"),
            entry("disablePerson", "401 401 403 403 200 403 403 403"),
            entry("enablePerson", "401 401 403 403 200 403 403 403"),
            entry("giveOneTimePassword", "401 401 403 403 200 403 403 403"),
            entry("listChangesOfPerson", "401 401 403 403 200 403 403 403"),
            entry("receiveCallMessage", "401 401 401 401 401 401 401 401"),
            entry("receiveCallMessageByToken", "401 401 401 401 401 401 401 401"),
            entry("listConnectors", "401 401 403 403 200 403 403 403"),
            entry("addConnector", "401 401 403 403 201 403 403 403"),
            entry("changeConnector", "401 401 403 403 404 403 403 403"),
            entry("renewConnectorSecret", "401 401 403 403 404 403 403 403"),
            entry("tryConnector", "401 401 403 403 404 403 403 403"),
            entry("listConnectorMessages", "401 401 403 403 404 403 403 403"),
            entry("replayConnectorMessages", "401 401 403 403 404 403 403 403"),
            entry("listWebhooks", "401 401 403 403 200 403 403 403"),
            entry("addWebhook", "401 401 403 403 201 403 403 403"),
            entry("changeWebhook", "401 401 403 403 404 403 403 403"),
            entry("renewWebhookSecret", "401 401 403 403 404 403 403 403"),
            entry("revokeOldWebhookSecret", "401 401 403 403 404 403 403 403"),
            entry("testWebhook", "401 401 403 403 404 403 403 403"),
            entry("listWebhookDeliveries", "401 401 403 403 404 403 403 403"),
            entry("getOutbox", "401 401 403 403 200 403 403 403"),
            entry("listOutboxMessages", "401 401 403 403 200 403 403 403"),
            entry("getOutboxMessage", "401 401 403 403 404 403 403 403"),
            entry("previewReplay", "401 401 403 403 200 403 403 403"),
            entry("replayOutbox", "401 401 403 403 202 403 403 403"),
            entry("setOutboxRouteState", "401 401 403 403 404 403 403 403"),
            entry("setOutboxRoutePace", "401 401 403 403 404 403 403 403"),
            entry("noteGivenUpMessages", "401 401 403 403 404 403 403 403"),
            entry("getMailRelay", "401 401 403 403 200 403 403 403"),
            entry("setMailRelay", "401 401 403 403 409 403 403 403"),
            entry("sendTestMail", "401 401 403 403 409 403 403 403"),
            entry("getCallFormat", "401 401 403 403 404 403 403 403"),
            entry("listAgentExtensions", "401 401 403 200 200 403 403 403"),
            entry("assignAgentExtension", "401 401 403 204 204 403 403 403"),
            entry("suggestUnits", "200 200 200 200 200 200 200 200"),
            entry("listUnits", "401 401 200 200 200 403 403 200"),
            entry("addUnit", "401 401 403 403 201 403 403 403"),
            entry("importUnits", "401 401 403 403 200 403 403 403"),
            entry("getVolumes", "401 401 403 200 200 403 403 200"),
            entry("listVolumeImports", "401 401 403 403 200 403 403 403"),
            entry("importVolumes", "401 401 403 403 422 403 403 403"),
            entry("moveUnitMember", "401 401 403 403 204 403 403 403"),
            entry("listUnmatchedUnits", "401 401 403 403 200 403 403 403"),
            entry("nameUnit", "401 401 403 403 422 403 403 403"),
            entry("getUnit", "401 401 404 404 404 403 403 403"),
            entry("changeUnit", "401 401 403 403 404 403 403 403"),
            entry("closeUnit", "401 401 403 403 404 403 403 403"),
            entry("listLooks", "401 401 403 403 200 403 403 403"),
            entry("currentPolicy", "401 401 200 200 200 200 200 200"),
            entry("callTimes", "200 200 200 200 200 200 200 200"),
            entry("offeredRemedies", "200 200 200 200 200 200 200 200"),
            entry("listPhrases", "401 401 200 200 403 403 403 403"),
            entry("listPhraseUses", "401 401 403 200 200 403 403 403"),
            entry("listForbiddenExpressions", "401 401 200 200 403 403 403 403"),
            entry("listPolicies", "200 200 200 200 200 200 200 200"),
            entry("installPolicy", "401 401 403 403 422 403 403 403"),
            entry("getPolicySource", "401 401 403 403 200 403 403 403"),
            entry("startReplay", "401 401 403 404 404 403 403 403"),
            entry("getReplay", "401 401 403 404 404 403 403 403"),
            entry("cancelReplay", "401 401 403 404 404 403 403 403"),
            entry("listCalendars", "401 401 403 200 200 403 403 403"),
            entry("getCalendar", "401 401 403 200 200 403 403 403"),
            entry("getCalendarYear", "401 401 403 200 200 403 403 403"),
            entry("installCalendar", "401 401 403 403 201 403 403 403"),
            entry("listJobs", "401 401 403 200 200 403 403 403"),
            entry("getJob", "401 401 403 404 404 403 403 403"),
            entry("cancelJob", "401 401 403 404 404 403 403 403"),
            entry("startExport", "401 401 202 202 403 202 202 403"),
            entry("previewExport", "401 401 200 200 403 200 200 403"),
            entry("listExports", "401 401 200 200 200 200 200 200"),
            entry("getExport", "401 401 404 404 404 404 404 404"),
            entry("deleteExport", "401 401 404 404 404 404 404 404"),
            entry("fetchExport", "401 401 404 404 404 404 404 404"),
            entry("listReports", "401 401 403 200 200 403 403 200"),
            entry("getReport", "401 401 403 404 404 403 403 404"),
            entry("getReportPage", "401 401 403 404 404 403 403 404"),
            entry("getReportWorkbook", "401 401 403 404 404 403 403 404"),
            entry("listReportDrafts", "401 401 403 200 200 403 403 403"),
            entry("openReportDraft", "401 401 403 201 201 403 403 403"),
            entry("getReportDraft", "401 401 403 404 404 403 403 403"),
            entry("dropReportDraft", "401 401 403 404 404 403 403 403"),
            entry("addReportRemark", "401 401 403 404 404 403 403 403"),
            entry("takeReportRemarkAway", "401 401 403 404 404 403 403 403"),
            entry("previewReport", "401 401 403 404 404 403 403 403"),
            entry("publishReport", "401 401 403 404 404 403 403 403"),
            entry("listReportSchedules", "401 401 403 200 200 403 403 403"),
            entry("addReportSchedule", "401 401 403 201 201 403 403 403"),
            entry("changeReportSchedule", "401 401 403 404 404 403 403 403"),
            entry("deleteReportSchedule", "401 401 403 404 404 403 403 403"),
            entry("listReportDeliveries", "401 401 403 200 200 403 403 200"),
            entry("seeReportDeliveries", "401 401 403 204 204 403 403 204"),
            entry("listParked", "401 401 403 403 200 403 403 403"),
            entry("tryParkedAgain", "401 401 403 403 404 403 403 403"),
            entry("tryAllParkedAgain", "401 401 403 403 200 403 403 403"),
            entry("ruleAnew", "401 401 403 409 403 403 403 403"),
            entry("ruleManyAnew", "401 401 403 200 403 403 403 403"),
            entry("listWorkloads", "401 401 403 200 403 403 403 403"),
            entry("getMyOffer", "401 401 200 200 403 403 403 403"),
            entry("answerOffer", "401 401 404 404 403 403 403 403"),
            entry("listAbsences", "401 401 200 200 403 403 403 403"),
            entry("enterAbsence", "401 401 403 200 403 403 403 403"),
            entry("endAbsence", "401 401 403 404 403 403 403 403"),
            entry("listHelpedCalls", "401 401 200 200 403 403 403 403"),
            entry("noteHelpedCall", "401 401 404 404 403 403 403 403"),
            entry("withdrawOffer", "401 401 403 404 403 403 403 403"),
            entry("getConnectorCommands", "401 401 403 403 404 403 403 403"),
            entry("setConnectorCommands", "401 401 403 403 404 403 403 403"),
            entry("extendWrapUp", "401 401 409 409 403 403 403 403"),
            entry("holdCall", "401 401 404 404 403 403 403 403"),
            entry("retrieveCall", "401 401 404 404 403 403 403 403"),
            entry("transferCall", "401 401 404 404 403 403 403 403"),
            entry("listenAlong", "401 401 404 404 403 403 403 403"),
            entry("listMyTransfers", "401 401 200 200 403 403 403 403"),
            entry("listColleaguesToHandTo", "401 401 200 200 403 403 403 403"),
            entry("routeCall", "401 401 401 401 401 401 401 401"),
            entry("dialCallback", "401 401 404 404 403 403 403 403"),
            entry("listUnprovenAttempts", "401 401 403 200 403 403 403 403"),
            entry("previewDispatch", "401 401 403 200 403 403 403 403"),
            entry("moveComplaint", "401 401 403 x0x 403 403 403 403"),
            entry("listVisits", "401 401 200 200 403 403 403 403"),
            entry("registerVisit", "401 401 201 201 403 403 403 403"),
            entry("getVisitFigures", "401 401 200 200 403 403 403 403"),
            entry("listVisitReceivers", "401 401 200 200 403 403 403 403"),
            entry("endVisit", "401 401 404 404 403 403 403 403"),
            entry("assignVisit", "401 401 403 404 403 403 403 403"),
            entry("getQueues", "401 401 403 200 403 403 403 403"),
            entry("assignComplaints", "401 401 403 200 403 403 403 403"),
            entry("remindHolders", "401 401 403 200 403 403 403 403"),
            entry("fileComplaint", "201 201 201 201 201 201 201 201"),
            entry("fileByForm", "201 201 201 201 201 201 201 201"),
            entry("listComplaints", "401 401 200 200 403 200 200 403"),
            entry("search", "401 401 200 200 403 200 200 403"),
            entry("countComplaints", "401 401 200 200 403 403 403 403"),
            entry("takeNextComplaint", "401 401 20x 20x 403 403 403 403"),
            entry("getComplaint", "401 401 200 200 403 200 404 403"),
            entry("listEvents", "401 401 200 200 403 200 404 403"),
            entry("takeStep", "401 401 200 200 403 403 403 403"),
            entry("correctJudgement", "401 401 200 200 403 403 403 403"),
            entry("correctParticulars", "401 401 200 200 403 403 403 403"),
            entry("chooseCodes", "401 401 200 200 403 403 403 403"),
            entry("judgeSameThing", "401 401 409 409 403 403 403 403"),
            entry("getJoined", "401 401 200 200 403 403 403 403"),
            entry("joinComplaint", "401 401 403|422 200|409|412|422 403 403 403 403"),
            entry("separateComplaint", "401 401 409 409 403 403 403 403"),
            entry("dismissHint", "401 401 403|422 204|409|422 403 403 403 403"),
            entry("findSameMatter", "401 401 200 200 403 403 403 403"),
            entry("chooseCustomer", "401 401 409 409 403 403 403 403"),
            entry("listCustomers", "401 401 200 200 403 403 403 403"),
            entry("findContacts", "401 401 401 401 401 401 401 401"),
            entry("findCallers", "401 401 200 200 403 403 403 403"),
            entry("listCalls", "401 401 200 200 403 403 403 403"),
            entry("recordCall", "401 401 200 200 403 403 403 403"),
            entry("listMyCalls", "401 401 200 200 403 403 403 403"),
            entry("listLiveCalls", "401 401 403 200 403 403 403 403"),
            entry("getCall", "401 401 404 404 403 403 403 403"),
            entry("writeCallRecord", "401 401 404 404 403 403 403 403"),
            entry("linkComplaintWithCall", "401 401 404 404 403 403 403 403"),
            entry("listSuggestions", "401 401 403 200 403 403 403 403"),
            entry("answerSuggestion", "401 401 403 404 403 403 403 403"),
            entry("getCustomer", "401 401 404 404 403 403 403 403"),
            entry("changeCustomer", "401 401 404 404 403 403 403 403"),
            entry("addContact", "401 401 404 404 403 403 403 403"),
            entry("endContact", "401 401 404 404 403 403 403 403"),
            entry("listStoryOfCustomer", "401 401 404 404 403 403 403 403"),
            entry("listChangesOfCustomer", "401 401 404 404 403 403 403 403"),
            entry("listTiersOfCustomer", "401 401 404 404 403 403 403 403"),
            entry("getTieOfCustomer", "401 401 404 404 403 403 403 403"),
            entry("addKin", "401 401 404 404 403 403 403 403"),
            entry("endKin", "401 401 404 404 403 403 403 403"),
            entry("refuseAgent", "401 401 403 404 403 403 403 403"),
            entry("liftRefusal", "401 401 403 404 403 403 403 403"),
            entry("giveTieOpinion", "401 401 403 404 403 403 403 403"),
            entry("decideTie", "401 401 403 404 403 403 403 403"),
            entry("getAskedAgent", "401 401 200 200 403 403 403 403"),
            entry("askForAgent", "401 401 204|409|422 204|409|422 403 403 403 403"),
            entry("getStaffMember", "401 401 403 200 200 403 403 403"),
            entry("changeStaffMember", "401 401 403 200|409 200|409 403 403 403"),
            entry("proposeBlacklisting", "401 401 409 409 403 403 403 403"),
            entry("listBlacklistings", "401 401 403 200 403 403 403 403"),
            entry("stepBlacklisting", "401 401 403 404 403 403 403 403"),
            entry("countFilesDue", "401 401 200 200 403 403 403 403"),
            entry("listFilesDue", "401 401 200 200 403 403 403 403"),
            entry("confirmCustomer", "401 401 404 404 403 403 403 403"),
            entry("getFileSample", "401 401 200 200 403 403 403 403"),
            entry("drawFileSample", "401 401 403 409 403 403 403 403"),
            entry("listSampledFiles", "401 401 200 200 403 403 403 403"),
            entry("checkSampledFile", "401 401 404 404 403 403 403 403"),
            entry("giveFiles", "401 401 422 422 403 403 403 403"),
            entry("listFileHandOvers", "401 401 200 200 403 403 403 403"),
            entry("countFileHandOvers", "401 401 200 200 403 403 403 403"),
            entry("stepFileHandOver", "401 401 404 404 403 403 403 403"),
            entry("reviewFile", "401 401 403 404 403 403 403 403"),
            entry("listDuties", "401 401 200 200 200 403 403 403"),
            entry("listMissingFiles", "401 401 200 200 403 403 403 403"),
            entry("reportMissingFile", "401 401 422 422 403 403 403 403"),
            entry("countMissingFiles", "401 401 200 200 403 403 403 403"),
            entry("recordFileCount", "401 401 422 422 403 403 403 403"),
            entry("stepMissingFile", "401 401 404 404 403 403 403 403"),
            entry("listCustomerLists", "401 401 403 200 200 403 403 403"),
            entry("beginCustomerList", "401 401 403 201 201 403 403 403"),
            entry("getCustomerList", "401 401 403 404 404 403 403 403"),
            entry("putCustomerListPart", "401 401 403 404 404 403 403 403"),
            entry("checkCustomerList", "401 401 403 404 404 403 403 403"),
            entry("takeCustomerList", "401 401 403 404 404 403 403 403"),
            entry("deleteCustomerList", "401 401 403 404 404 403 403 403"),
            entry("listRefusedRows", "401 401 403 404 404 403 403 403"),
            entry("fetchRefusedRows", "401 401 403 404 404 403 403 403"),
            entry("listCare", "401 401 200 200 403 403 403 403"),
            entry("countCare", "401 401 200 200 403 403 403 403"),
            entry("chooseForCare", "401 401 403 404 403 403 403 403"),
            entry("excuseCare", "401 401 403 404 403 403 403 403"),
            entry("listCareOfCustomer", "401 401 404 404 403 403 403 403"),
            entry("recordCareContact", "401 401 404 404 403 403 403 403"),
            entry("createCampaign", "401 401 200 200 403 403 403 403"),
            entry("listCampaigns", "401 401 200 200 403 403 403 403"),
            entry("getCampaign", "401 401 404 404 403 403 403 403"),
            entry("previewCampaign", "401 401 404 404 403 403 403 403"),
            entry("stepCampaign", "401 401 403 404 403 403 403 403"),
            entry("takeNextCampaignCall", "401 401 200|409 200|409 403 403 403 403"),
            entry("recordCampaignCall", "401 401 409 409 403 403 403 403"),
            entry("listTierImports", "401 401 403 200 403 403 403 403"),
            entry("importTierFigures", "401 401 403 422 403 403 403 403"),
            entry("listTierReviews", "401 401 403 200 403 403 403 403"),
            entry("listDueTierReviews", "401 401 403 200 403 403 403 403"),
            entry("askTierReview", "401 401 403 409 403 403 403 403"),
            entry("listTierProposals", "401 401 403 200 403 403 403 403"),
            entry("decideTiers", "401 401 403 200 403 403 403 403"),
            entry("giveReasonAtCustomer", "401 401 404 404 403 403 403 403"),
            entry("giveReasonAtComplaint", "401 401 422 422 403 403 403 403"),
            entry("listLooksAtCustomer", "401 401 403 200 403 403 403 403"),
            entry("previewErasure", "401 401 403 404 403 403 403 403"),
            entry("eraseCustomer", "401 401 403 404 403 403 403 403"),
            entry("listErasures", "401 401 403 200 200 403 403 403"),
            entry("previewMerge", "401 401 404 404 403 403 403 403"),
            entry("mergeCustomers", "401 401 404 404 403 403 403 403"),
            entry("listMergesOfCustomer", "401 401 404 404 403 403 403 403"),
            entry("undoMerge", "401 401 404 404 403 403 403 403"),
            entry("listDuplicates", "401 401 200 200 403 403 403 403"),
            entry("listDuplicatesOfCustomer", "401 401 404 404 403 403 403 403"),
            entry("dismissDuplicate", "401 401 404 404 403 403 403 403"),
            entry("tryJudgement", "401 401 200 200 403 403 403 403"),
            entry("addNote", "401 401 201 201 403 403 403 403"),
            entry("sendLinkAgain", "401 401 409 409 403 403 403 403"),
            entry("replyToCustomer", "401 401 201 201 403 403 403 403"),
            entry("askBranch", "401 401 409 409 403 403 403 403"),
            entry("listBranchQuestions", "401 401 403 403 403 200 200 403"),
            entry("answerBranchQuestion", "401 401 403 403 403 404 404 403"),
            entry("discoverUploads", "204 204 204 204 204 204 204 204"),
            entry("getUploadLimits", "200 200 200 200 200 200 200 200"),
            entry("beginUpload", "422 422 422 422 422 422 422 422"),
            entry("getUpload", "404 404 404 404 404 404 404 404"),
            entry("appendUpload", "404 404 404 404 404 404 404 404"),
            entry("appendUploadByPost", "422 422 422 422 422 422 422 422"),
            entry("deleteUpload", "404 404 404 404 404 404 404 404"),
            entry("listAttachments", "401 401 200 200 403 200 404 403"),
            entry("fetchAttachment", "401 401 404 404 403 404 404 403"),
            entry("fetchAttachmentThumb", "401 401 404 404 403 404 404 403"),
            entry("fetchAttachmentOriginal", "401 401 403 404 403 403 403 403"),
            entry("listTrackedAttachments", "404 200 404 404 404 404 404 404"),
            entry("fetchTrackedAttachment", "404 404 404 404 404 404 404 404"),
            entry("fetchTrackedThumb", "404 404 404 404 404 404 404 404"),
            entry("addToComplaint", "401 401 403 403 403 200 404 403"),
            entry("withdrawAtBranch", "401 401 403 403 403 200 404 403"),
            entry("correctPhoneAtBranch", "401 401 403 403 403 200 404 403"),
            entry("pauseComplaint", "401 401 409 409 403 403 403 403"),
            entry("reviewPause", "401 401 409 409 403 403 403 403"),
            entry("resumeComplaint", "401 401 409 409 403 403 403 403"),
            entry("askExtension", "401 401 200 200 403 403 403 403"),
            entry("handOver", "401 401 200 200 403 403 403 403"),
            entry("nextStage", "401 401 409 409 403 403 403 403"),
            entry("promiseReply", "401 401 200 200 403 403 403 403"),
            entry("listExtensions", "401 401 403 200 403 403 403 403"),
            entry("decideExtensions", "401 401 403 200 403 403 403 403"),
            entry("judgeText", "401 401 200 200 403 200 200 403"),
            entry("listCallbacks", "401 401 200 200 403 403 403 403"),
            entry("takeNextCallback", "401 401 20x 20x 403 403 403 403"),
            entry("createCallback", "401 401 200 200 403 403 403 403"),
            entry("listCallbacksByHand", "401 401 200 200 403 403 403 403"),
            entry("cancelCallback", "401 401 403 404 403 403 403 403"),
            entry("surveyFigures", "401 401 403 422 403 403 403 422"),
            entry("takeCallback", "401 401 200 409 403 403 403 403"),
            entry("renewCallback", "401 401 200 409 403 403 403 403"),
            entry("recordOutcome", "401 401 200 409 403 403 403 403"),
            entry("listNotices", "401 401 200 200 403 403 403 403"),
            entry("summarizeNotices", "401 401 200 200 403 403 403 403"),
            entry("listNoticesOfComplaint", "401 401 200 200 403 403 403 403"),
            entry("receiveNotice", "401 401 200 200 403 403 403 403"),
            entry("receiveNotices", "401 401 200 200 403 403 403 403"),
            entry("answerNotice", "401 401 200 200 403 403 403 403"),
            entry("track", "404 200 404 404 404 404 404 404"),
            entry("listMessagesOfComplaint", "401 401 200 200 403 403 403 403"),
            entry("previewMessages", "401 401 403 200 200 403 403 403"),
            entry("getMessageFigures", "401 401 403 200 403 403 403 200"),
            entry("listMessagesBehind", "401 401 403 422 403 403 403 403"),
            entry("chooseMails", "404 404 404 404 404 404 404 404"),
            entry("showUnsubscribing", "303 303 303 303 303 303 303 303"),
            entry("unsubscribe", "404 404 404 404 404 404 404 404"),
            entry("rate", "404 409 404 404 404 404 404 404"),
            entry("addOnTracking", "404 200 404 404 404 404 404 404"),
            entry("askForCode", "204|429 204|429 204|429 204|429 204|429 204|429 204|429 204|429"),
            entry("openByCode", "404|429 404|429 404|429 404|429 404|429 404|429 404|429 404|429"),
            entry("openByLink", "404|429 404|429 404|429 404|429 404|429 404|429 404|429 404|429"),
            entry("correctOwnPhone", "404 200 404 404 404 404 404 404"),
            entry("changeCallWish", "404 200 404 404 404 404 404 404"),
            entry("withdraw", "404 200 404 404 404 404 404 404"),
            entry("getMeasures", "401 401 200 200 403 403 403 200"),
            entry("getMeasuresNow", "401 401 200 200 403 403 403 403"),
            entry("getWork", "401 401 403 200 403 403 403 200"),
            entry("listWorkBehind", "401 401 200 200 403 403 403 200"),
            entry("getStaffing", "401 401 403 200 403 403 403 200"),
            entry("startFloorReplay", "401 401 403 202|409 403 403 403 202|409"),
            entry("getFloorReplay", "401 401 403 200|404 403 403 403 200|404"),
            entry("cancelFloorReplay", "401 401 403 200|404|409 403 403 403 200|404|409"),
            entry("getCallFigures", "401 401 403 200 403 403 403 200"),
            entry("listCallsBehind", "401 401 403 200 403 403 403 200"),
            entry("getBreakdown", "401 401 403 200 403 404 404 200"),
            entry("listComplaintsBehind", "401 401 403 200 403 404 404 200"),
            entry("listWarnings", "401 401 403 200 403 403 403 200"),
            entry("judgeWarning", "401 401 403 404 403 403 403 403"),
            entry("getMeasureChart", "401 401 403 200 403 403 403 200"),
            entry("listBaselines", "401 401 403 200 403 403 403 200"),
            entry("makeBaseline", "401 401 403 422 403 403 403 403"),
            entry("listTopics", "401 401 403 200 403 403 403 403"),
            entry("compareMembers", "401 401 403 200 403 403 403 200"),
            entry("compareTwoMembers", "401 401 403 422 403 403 403 422"),
            entry("getMyDay", "401 401 200 200 403 403 403 403"),
            entry("getAgentLog", "401 401 200 200 403 403 403 403"),
            entry("addLogEntry", "401 401 201 201 403 403 403 403"),
            entry("listUncheckedEntries", "401 401 403 200 403 403 403 403"),
            entry("checkLogEntries", "401 401 403 200 403 403 403 403"),
            entry("giveSummaryDuty", "401 401 403 200 403 403 403 403"),
            entry("writeDaySummary", "401 401 200 200 403 403 403 403"),
            entry("listViews", "401 401 200 200 403 403 403 200"),
            entry("addView", "401 401 201 201 403 403 403 201"),
            entry("changeView", "401 401 404 404 403 403 403 404"),
            entry("deleteView", "401 401 404 404 403 403 403 404"),
            entry("readOwnPresence", "401 401 200 200 403 403 403 403"),
            entry("choosePresence", "401 401 200 200 403 403 403 403"),
            entry("readMentored", "401 401 200 200 403 403 403 403"),
            entry("readFloor", "401 401 403 200 403 403 403 403"),
            entry("setPresence", "401 401 403 404 403 403 403 403"),
            entry("decideAway", "401 401 403 404 403 403 403 403"),
            entry("swapTurns", "401 401 403 404 403 403 403 403"),
            entry("followFeed", "401 200 200 200 403 200 200 403"));

    @Running
    private TestServer server;

    private String filed;
    private String callback;
    private String notice;

    @BeforeEach
    void start() {
        filed = fileAtBranch();
        notice = notice(filed);
        var agent = server.as("agent1").with("If-Match", "\"1\"");
        agent.post(COMPLAINTS + "/" + filed + "/steps", new JsonObject().put("step", "assign"));
        agent.with("If-Match", "\"2\"")
                .post(
                        COMPLAINTS + "/" + filed + "/steps",
                        new JsonObject().put("step", "resolve").put("resolution", "已送达"));
        callback = agent.get(COMPLAINTS + "/" + filed)
                .json()
                .getJsonArray("callbacks")
                .getJsonObject(0)
                .getValue("id")
                .toString();
        agent.post("/api/v1/callbacks/" + callback + "/take");
    }

    @Test
    void each_operation_answers_only_its_callers() throws IOException {
        // One ends the callback and the other the sessions that all the others use.
        var last = List.of("recordOutcome", "signOut");
        var operations = TestContract.contract().operations().stream()
                .sorted(Comparator.comparing(operation -> last.indexOf(operation.getOperationId())))
                .toList();
        for (Operation operation : operations) {
            var id = operation.getOperationId();
            assertThat(ANSWERED).as("the callers that %s answers", id).containsKey(id);
            var expected = ANSWERED.get(id).split(" ", -1);
            // Guesses at secrets of several operations are counted together.
            server.database().execute("DELETE FROM allowance");
            for (int i = 0; i < expected.length; i++) {
                var caller = CALLERS.get(i);
                var number = operation.getOpenAPIPath().contains("{number}") ? fileAtBranch() : filed;
                var reply = call(operation, as(caller), named(operation, number));
                assertThat(Integer.toString(reply.status()))
                        .as("%s for %s: %s", id, caller, reply.body())
                        .matches(expected[i].replace('x', '.'));
                if (!maySee(caller)) {
                    assertThat(reply.body())
                            .as("%s for %s", id, caller)
                            .doesNotContain("张三丰", "+8613900000001", "HD990001", "内有瓷器");
                }
                if (!maySee(caller) && !caller.equals("analyst1")) {
                    assertThat(reply.body()).as("%s for %s", id, caller).doesNotContain("\"" + number + "\"");
                }
            }
        }
        assertThat(ANSWERED).hasSameSizeAs(operations);
    }

    @Test
    void another_branch_finds_nothing_by_phone_waybill_status_or_the_next_of_a_page() {
        var number = fileAtBranch();
        fileAtBranch();
        var next = server.as("branch1").get(COMPLAINTS + "?limit=1").json().getString("next");
        var foreign = server.as("branch2");
        for (String query : List.of(
                "?phone=13900000001",
                "?waybill=HD990001",
                "?view=mine",
                "?view=queue",
                "?status=received",
                "?channel=branch",
                "?type=cargo-damage&severity=minor",
                "?after=" + next)) {
            var list = foreign.get(COMPLAINTS + query);
            assertThat(list.status()).as(query).isEqualTo(200);
            assertThat(list.json().getJsonArray("items")).as(query).isEmpty();
        }
        assertThat(server.as("branch1").get(COMPLAINTS + "?phone=13900000001").body())
                .contains(number);
    }

    @Test
    void nothing_internal_reaches_the_branch_that_filed() {
        var number = fileAtBranch();
        server.as("agent1")
                .post(
                        COMPLAINTS + "/" + number + "/notes",
                        new JsonObject().put("text", "仓库怀疑内盗").put("internal", true));
        var own = server.as("branch1");
        assertThat(own.get(COMPLAINTS + "/" + number).body()).doesNotContain("内盗");
        assertThat(own.get(COMPLAINTS + "/" + number + "/events").body()).doesNotContain("内盗");
        assertThat(own.get(COMPLAINTS + "?phone=13900000001").body()).doesNotContain("内盗");
    }

    /** The subject of the operation's path: a complaint, or a notice about it. */
    private String named(Operation operation, String complaint) {
        return operation.getOpenAPIPath().startsWith("/api/v1/notices/{number}") ? notice(complaint) : complaint;
    }

    /** To the department that agent1 works in. */
    private String notice(String complaint) {
        return server.database()
                .value("INSERT INTO notice (number, complaint_id, clock_kind, clock_ordinal, rung, kind, department,"
                        + " due_at, issued_at, to_department, tell_at, in_digest, answer_due_at)"
                        + " SELECT number || '-N1', id, 'handling', 1, 'expediting', 'expediting', 'customer-service',"
                        + " received_at, received_at, 'customer-service', received_at, false, received_at"
                        + " FROM complaint WHERE number = '" + complaint + "' RETURNING number");
    }

    private static boolean maySee(String caller) {
        return List.of("agent1", "supervisor1", "branch1").contains(caller);
    }

    private TestClient as(String caller) {
        return switch (caller) {
            case "stranger" -> server.anybody();
            case "another customer" -> server.anybody().with("Tracking-Code", fileOnWebsite());
            default -> server.as(caller);
        };
    }

    private Reply call(Operation operation, TestClient client, String number) throws IOException {
        var path = operation
                .getOpenAPIPath()
                .replace("{number}", number)
                .replace("{measure}", "satisfaction")
                .replace("work-behind/{part}", "work-behind/accepted")
                .replace("{part}", "answered")
                .replace("{id}", id(operation))
                .replace("{code}", "cn")
                .replace("{person}", "999999")
                .replace("{remark}", "1")
                .replace("{kin}", "1")
                .replace("{refusal}", "1")
                .replace("{opinion}", "1")
                .replace("{contact}", "1")
                .replace("{merge}", "1")
                .replace("{other}", "1")
                .replace("{year}", "2026")
                .replace("{seq}", "0")
                .replace("{month}", "2099-01")
                .replace("{kind}", "case")
                .replace("{subject}", "999999")
                .replace("{offer}", "1")
                .replace("{work}", "update")
                .replace("{department}", "no-such")
                .replace("{connector}", "no-such")
                .replace("{token}", "no-such")
                .replace("{format}", "no-such")
                .replace("{extension}", "8009")
                .replace("{day}", "2026-09-24");
        if (operation.getOperationId().equals("followFeed")) {
            return headOfStream(client);
        }
        if (operation.getOperationId().equals("fileByForm")) {
            return client.with("Content-Type", "application/x-www-form-urlencoded")
                    .send("POST", path, "complainant=Li+Na&phone=13812345678&description=late");
        }
        if (operation.getOperationId().equals("importVolumes")) {
            return client.with("Content-Type", "text/csv")
                    .send("POST", path, "day,branch,parcels\n2026-09-24,SH001,7\n");
        }
        if (operation.getOperationId().equals("importTierFigures")) {
            return client.with("Content-Type", "text/csv")
                    .send("POST", path + "?scheme=trade", "customer,year,amount,payment\n99999,2026,7,good\n");
        }
        if (operation.getOpenAPIModel().getBoolean("x-streamed-body", false)) {
            return client.send(operation.getHttpMethod().name(), path, null);
        }
        if (operation.getOperationId().equals("putCustomerListPart")) {
            return client.with("Content-Type", "application/octet-stream").send("PUT", path, "name\n");
        }
        if (operation.getOperationId().equals("importUnits")) {
            return client.with("Content-Type", "text/csv").send("POST", path, "code,kind,name_zh\nEC,region,华东大区\n");
        }
        var body = operation.getRequestBody() == null
                ? null
                : toAgent2(body(operation).encode().replace("202609-000123-N2", notice));
        var query =
                switch (operation.getOperationId()) {
                    case "listLooks" -> "?login=agent7";
                    case "listCustomers" -> "?name=nobody";
                    case "findContacts", "findCallers" -> "?number=13900000099";
                    case "search" -> "?q=nobody";
                    case "previewMerge" -> "?into=99998";
                    case "suggestUnits" -> "?text=hong";
                    default -> "";
                };
        return client.with("If-Match", "\"1\"")
                .with("Content-Type", "application/json")
                .send(operation.getHttpMethod().name(), path + query, body);
    }

    /** The demo's people have no certain ids. */
    private String toAgent2(String body) {
        var agent = server.database().value("SELECT id::text FROM person WHERE login = 'agent2'");
        return body.replaceFirst("\"person\":\\d+", "\"person\":" + agent);
    }

    private String id(Operation operation) {
        if (operation.getOpenAPIPath().startsWith("/api/v1/people/")) {
            // None of the callers, who continue.
            return server.database().value("SELECT id::text FROM person WHERE login = 'agent7'");
        }
        if (operation
                .getOpenAPIPath()
                .matches(
                        "/api/v1/(exports|jobs|report-drafts|report-schedules|customers|customer-lists|campaigns|campaign-calls|calls|file-hand-overs|webhooks|outbox|absences|visits)/.*")) {
            // Another person's, or none.
            return "99999";
        }
        if (operation.getOpenAPIPath().startsWith("/api/v1/views/")) {
            return "99999";
        }
        return operation.getOpenAPIPath().contains("/callbacks/") ? callback : "1";
    }

    /** A stream does not end, so only its beginning is read. */
    private Reply headOfStream(TestClient client) throws IOException {
        var connection = (HttpURLConnection) server.uri("/api/v1/feed").toURL().openConnection();
        client.headers().forEach(connection::setRequestProperty);
        try {
            return new Reply(connection.getResponseCode(), Map.of(), "");
        } finally {
            connection.disconnect();
        }
    }

    private static JsonObject body(Operation operation) {
        return switch (operation.getOperationId()) {
            case "signIn" -> new JsonObject().put("login", "agent8").put("password", TestServer.PASSWORD);
            // Of a department without that duty.
            case "changePerson" -> new JsonObject().put("name", "赵雪").put("role", "agent");
            // Not sorted by score, so that no job begins.
            case "askTierReview" ->
                new JsonObject()
                        .put("scheme", "score")
                        .put("department", "claims")
                        .put("period", "2026-H1");
            case "takeStep" -> new JsonObject().put("step", "assign");
            default ->
                operation
                        .getOpenAPIModel()
                        .getJsonObject("requestBody")
                        .getJsonObject("content")
                        .getJsonObject("application/json")
                        .getJsonObject("example");
        };
    }

    private String fileAtBranch() {
        return server.as("branch1")
                .post(COMPLAINTS, draft("branch", "张三丰", "13900000001", "HD990001", "外箱破损，内有瓷器"))
                .json()
                .getString("number");
    }

    private String fileOnWebsite() {
        return server.anybody()
                .post(COMPLAINTS, draft("website", "李娜", "13812345678", "HD1", "迟了一天"))
                .json()
                .getString("trackingCode");
    }

    private static JsonObject draft(String channel, String who, String phone, String waybill, String what) {
        return Draft.usual()
                .channel(channel)
                .complainant(who)
                .phone(phone)
                .waybill(waybill)
                .description(what)
                .json();
    }
}

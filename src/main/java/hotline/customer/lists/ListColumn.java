package hotline.customer.lists;

import hotline.policy.taxonomy.LocalizedName;
import hotline.sheet.SheetTable;
import hotline.sheet.SheetTable.Names;

/** The columns of a list of customers, as exports write them and imports read them. */
public enum ListColumn implements SheetTable.Column {
    CUSTOMER("customer", "客户档案", "Customer's file"),
    EXTERNAL_ID("external-id", "客户编号", "Customer number"),
    KIND("kind", "客户类别", "Kind"),
    NAME("name", "姓名或名称", "Name"),
    CREDIT_CODE("credit-code", "统一社会信用代码", "Credit code"),
    LANGUAGE("language", "语言", "Language"),
    REGION("region", "地区", "Region"),
    DEPARTMENT("department", "对接部门", "Department"),
    SPECIAL_CARE("special-care", "特别关照", "Special care"),
    CALLS("calls", "非投诉来电", "Calls without a complaint"),
    SMS("sms", "非投诉短信", "Text messages without a complaint"),
    RESPONSIBLE("responsible", "负责客服", "Looked after by"),
    PHONES("phones", "电话", "Phone numbers"),
    E_MAILS("e-mails", "电子邮箱", "E-mail addresses"),
    ADDRESSES("addresses", "地址", "Addresses"),
    LAST_CONTACT("last-contact", "最近联系", "Last contact"),
    /** Tiers come from reviews. */
    TIERS("tiers", "客户级别", "Tiers"),
    /** Merges are decided by people. */
    MERGED("merged", "并入的档案", "Merged files"),
    CREATED("created-on", "建档日期", "Made on"),
    /** Of a list of refused rows that is sent again. */
    SHEET("sheet", "工作表", "Sheet"),
    LINE("line", "行", "Line"),
    REASON("reason", "未导入原因", "Why it was refused");

    // A record of texts.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Names names;

    /** Without a name a new customer could not be named. */
    ListColumn(String title, String chinese, String english) {
        this.names = new Names(title, chinese, english, title.equals("name"));
    }

    @Override
    public Names names() {
        return names;
    }

    public LocalizedName header() {
        return new LocalizedName(names.chinese(), names.english());
    }

    /** Whether a title of a file is this column's. */
    public boolean isNamed(String typed) {
        return SheetTable.isNamed(this, typed);
    }
}

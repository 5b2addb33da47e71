//! Wordings of a yes and a no in running text, with negation and auxiliaries inside; words that answer nothing.

use super::{Draft, slot};

/// Whether the council approved the budget.
fn approved() -> Draft {
    slot("yes-no", &[])
        .find("says_yes", &["council (approved|approve|passed|pass)", "budget (was|is)? (approved|adopted)"])
        .find("says_no", &["council (rejected|threw out)", "budget (was|is)? (rejected|thrown out)"])
        .find("says_unsure", &["unclear whether ... council", "council (has|have) yet to decide"])
        .unless(&["last year"])
}

#[test]
fn wordings() {
    #[track_caller]
    fn reads(text: &str, expected: &str) {
        approved().gives(text, &[expected]);
    }
    reads("The council approved the budget.", "yes (council approved)");
    reads("The Council Approved it.", "yes (Council Approved)");
    reads("The council passed the budget on Monday.", "yes (council passed)");
    reads("The council has approved the budget.", "yes (council has approved)");
    reads("The council has finally approved it.", "yes (council has finally approved)");
    reads("The council has now also approved it.", "yes (council has now also approved)");
    reads("The council will approve the budget.", "yes (council will approve)");
    reads("The council may yet approve it.", "yes (council may yet approve)");
    reads("The budget was approved.", "yes (budget was approved)");
    reads("The budget has been approved.", "yes (budget has been approved)");
    reads("The budget is to be adopted.", "yes (budget is to be adopted)");
    reads("The budget was quickly and quietly left. The budget was adopted.", "yes (budget was adopted)");
    reads("The council did not approve the budget.", "no (council did not approve)");
    reads("The council didn't approve the budget.", "no (council didn't approve)");
    reads("The council didn’t approve it.", "no (council didn’t approve)");
    reads("The council has not approved it.", "no (council has not approved)");
    reads("The council has not yet formally approved it.", "no (council has not yet formally approved)");
    reads("The council never approved the budget.", "no (council never approved)");
    reads("The council would not pass it.", "no (council would not pass)");
    reads("The council cannot pass it.", "no (council cannot pass)");
    reads("The council will no longer approve it.", "no (council will no longer approve)");
    reads("The budget was not approved.", "no (budget was not approved)");
    reads("The budget hasn't been adopted.", "no (budget hasn't been adopted)");
    reads("The council rejected the budget.", "no (council rejected)");
    reads("The council threw out the budget.", "no (council threw out)");
    reads("The budget was thrown out.", "no (budget was thrown out)");
    reads("The budget has been rejected.", "no (budget has been rejected)");
    reads("The council did not reject it but threw out the tax. The council approved it.", "yes (council approved)");
    reads("The budget was not rejected.", "yes (budget was not rejected)");
    reads("The council has not thrown it away; it approved. The council passed it.", "yes (council passed)");
    reads("It is unclear whether the town council will meet.", "unsure (unclear whether the town council)");
    reads("The council has yet to decide.", "unsure (council has yet to decide)");
}

#[test]
fn nothing_is_answered() {
    #[track_caller]
    fn nothing(text: &str) {
        approved().gives(text, &[]);
    }
    nothing("The council met.");
    nothing("The council, approved by nobody, met.");
    nothing("The board approved the budget.");
    nothing("The council last year approved the budget.");
    nothing("The council approved the budget last year.");
    nothing("Approval by the council is due.");
    nothing("The council's approval is due.");
    nothing("The council disapproved.");
    nothing("The budget approvals were late.");
    nothing("The budget is the largest that was approved.");
    nothing("The council and the mayor approved it.");
    nothing("The council. Approved or not, it meets.");
    nothing("The council; approved it was.");
    nothing("It is clear whether the council will meet.");
    nothing("The council has yet to meet.");
    nothing("The council passes the mill on its way.");
    nothing("The budgets were approved.");
}

//! Wordings of a choice in running text and what is read in them; words that look like an answer and are none.

use super::{Draft, choice};

/// How a delegate voted.
fn ballot() -> Draft {
    let choices: &[&[&str]] = &[
        &["in favour", "in favor", "for the plan", "yes vote", "backed the plan", "supported the plan"],
        &["against", "no vote", "opposed the plan", "voted down"],
        &["abstained", "did not vote", "sat it out", "abstention"],
    ];
    choice(choices, &["(delegate|Moss|minister|guild) ... <choice>"])
}

/// How far a building site is, in the order declared.
fn stage() -> Draft {
    let choices: &[&[&str]] = &[
        &["planned", "on the drawing board", "at the planning stage"],
        &["under construction", "being built", "going up"],
        &["finished", "completed", "open to traffic"],
        &["US-funded", "paid for by the US"],
    ];
    choice(choices, &["bridge ... <choice>", "<choice> bridge"])
}

#[test]
fn wordings() {
    #[track_caller]
    fn reads(text: &str, expected: &str) {
        ballot().gives(text, &[expected]);
    }
    reads("The delegate voted in favour.", "in favour (in favour)");
    reads("The delegate voted In Favour.", "in favour (In Favour)");
    reads("THE DELEGATE VOTED IN FAVOUR", "in favour (IN FAVOUR)");
    reads("The delegate voted in favor.", "in favour (in favor)");
    reads("The delegate, who came late, voted in favour.", "in favour (in favour)");
    reads("The delegate was for the plan.", "in favour (for the plan)");
    reads("Moss cast a yes vote.", "in favour (yes vote)");
    reads("Moss cast a yes-vote.", "in favour (yes-vote)");
    reads("Moss backed the plan on Monday.", "in favour (backed the plan)");
    reads("The minister supported the plan, too.", "in favour (supported the plan)");
    reads("The delegate voted against it.", "against (against)");
    reads("“The guild is against,” she said.", "against (against)");
    reads("The guild's speaker was against.", "against (against)");
    reads("Moss opposed the plan.", "against (opposed the plan)");
    reads("Moss’s vote was a no vote.", "against (no vote)");
    reads("The minister was voted down.", "against (voted down)");
    reads("The delegate abstained.", "abstained (abstained)");
    reads("The delegate (a smith) abstained.", "abstained (abstained)");
    reads("The minister sat it out.", "abstained (sat it out)");
    reads("The minister did not vote.", "abstained (did not vote)");
    reads("For the guild it was an abstention.", "abstained (abstention)");
    reads("The guild said its abstention stood.", "abstained (abstention)");
}

#[test]
fn wordings_of_a_stage() {
    #[track_caller]
    fn reads(text: &str, expected: &str) {
        stage().gives(text, &[expected]);
    }
    reads("A bridge is planned.", "planned (planned)");
    reads("The planned bridge would be long.", "planned (planned)");
    reads("The bridge is on the drawing board.", "planned (on the drawing board)");
    reads("The bridge is still at the planning stage.", "planned (at the planning stage)");
    reads("The bridge is under construction.", "under construction (under construction)");
    reads("The bridge is now being built.", "under construction (being built)");
    reads("The second bridge is going up by the mill.", "under construction (going up)");
    reads("The bridge was finished in May.", "finished (finished)");
    reads("The completed bridge is grey.", "finished (completed)");
    reads("The bridge is open to traffic.", "finished (open to traffic)");
    reads("The bridge is US-funded.", "US-funded (US-funded)");
    reads("The bridge is U.S.-funded.", "US-funded (U.S.-funded)");
    reads("The bridge was paid for by the US.", "US-funded (paid for by the US)");
}

#[test]
fn nothing_is_chosen() {
    #[track_caller]
    fn nothing(text: &str) {
        ballot().gives(text, &[]);
        stage().gives(text, &[]);
    }
    nothing("The delegate voted.");
    nothing("The delegate was in the town's favour.");
    nothing("The delegate did her friend a favour.");
    nothing("The delegate said no. The vote went on.");
    nothing("The plan was opposed.");
    nothing("Moss opposed the plans.");
    nothing("The delegate cast a vote.");
    nothing("She voted in favour.");
    nothing("In favour of the delegate they rose.");
    nothing("The delegate left; the smith abstained.");
    nothing("The delegate left. The smith abstained.");
    nothing("The delegate leans for a plan.");
    nothing("The minister sat it, out of pride.");
    nothing("The bridge is being rebuilt.");
    nothing("The bridge is open to walkers.");
    nothing("The bridge was drawn on a board.");
    nothing("The bridge was paid for by us.");
    nothing("The tunnel is under construction.");
    nothing("Construction of the bridge went under.");
    nothing("The bridge is unfinished.");
}

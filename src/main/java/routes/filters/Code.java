package routes.filters;

/** What can be wrong with an operator's file, each kind under a code by which it can be looked up in docs/filters.md. */
public enum Code {
    F001("It is not YAML, is empty, or uses anchors.", "Mend the line; write values out instead of *aliases."),
    F002("A field that is not known at this place.", "Correct the name; the finding names the nearest one."),
    F003(
            "A value of the wrong type or form, or a required field is missing. YAML reads `NO`, `off` and `1e3` as false and 1000.",
            "Write the value as the table of fields says; put text that YAML takes for something else in quotes."),
    F004("A rule id or a key stands twice.", "Rename one, or take it out."),
    F005(
            "An account is not twelve quoted digits. YAML reads 012345670123 as the octal number 1402433619.",
            "Put it in quotes."),
    F006(
            "A Region that this version of the AWS SDK does not know. A warning: Regions are added.",
            "Correct it, unless it is new."),
    F007(
            "A regular expression that does not compile, or takes too long on some keys, such as (a+)+. A warning when it is not anchored.",
            "Write it so that a repetition is not repeated; begin it with ^ or end it with $."),
    F008("No reason, or an exclusion without a ticket.", "Say why in ten characters or more, and name the change."),
    F009(
            "An exclusion with neither expires nor permanent. A warning when it has expired, or lasts for more than a year.",
            "Give it a day, renew it, or take the rule out."),
    F010(
            "A rule that can never matter: its fields contradict one another, or a stronger rule has the same objects. A warning when a rule of the same effect has them.",
            "Take it out, or correct one of the two."),
    F011("`when` is empty, or holds for every object.", "Name what the rule is about."),
    F012(
            "An exclusion that a protect rule overrules: in its examples, or altogether.",
            "Correct the exclusion; what is protected stays."),
    F013(
            "An include or protect rule names a bucket that the lake itself writes to, which it never reads.",
            "Take the bucket out."),
    F014(
            "A rule without an example that proves it, or an example that fails.",
            "Add a key that the rule is about; correct the rule or the example."),
    F015(
            "A source that there is not, so its rules would never be asked; or a source or table that a switch names in vain.",
            "Correct the name."),
    F016(
            "In switches.yaml: a pause that lasts longer than the queue keeps messages.",
            "Shorten it, or use effect: drop and a backfill later."),
    F017(
            "The reload would exclude more of the last 24 hours' objects than limits.maxExcludedShare. A warning while an acknowledge stands there.",
            "Look at ./loglake filters diff; if it is meant, put limits.acknowledge: <ticket>, and take that out once it is in force.");

    private final String cause;
    private final String cure;

    Code(String cause, String cure) {
        this.cause = cause;
        this.cure = cure;
    }

    /** One or two sentences. */
    public String cause() {
        return cause;
    }

    /** What a person does about it. */
    public String cure() {
        return cure;
    }
}

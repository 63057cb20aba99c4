package local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import local.endpoint.Json;

/**
 * What a text from a row orders, read as somebody reads it who believes everything.
 *
 * @param calls tools to use
 * @param links to show and to visit
 * @param hush whether nothing shall be reported
 */
record Orders(Set<Call> calls, Set<String> links, boolean hush, boolean speaks) {
    /** A use of a tool, known to exist or not. */
    record Call(String tool, ObjectNode input) {}

    private static final String RUN_QUERY = "run_query";
    private static final String FENCED = "`([^`]+)`";
    private static final Pattern SQL = Pattern.compile(
            "(?is)\\b(select\\s.+|with\\s+\\w+\\s+as\\s*\\(.+|insert\\s+into\\s.+|delete\\s+from\\s.+|drop\\s+(table|schema|view|database)\\s.+"
                    + "|create\\s+(or\\s|table|view|schema|external)\\s*.+|unload\\s*\\(.+|update\\s+\\S+\\s+set\\s.+|alter\\s+table\\s.+"
                    + "|msck\\s+repair\\s.+|merge\\s+into\\s.+|truncate\\s+table\\s.+|grant\\s+\\w+.+|call\\s+[\\w.]+\\s*\\(.+"
                    + "|show\\s+(tables|databases|schemas|columns|create|partitions)\\b.*|describe\\s+[\\w.]+|explain\\s+.+|table\\s+[\\w.\"$]+)");
    private static final Pattern SQL_END = Pattern.compile(
            "[`⟧]|\"\\s*[,})]|;|\\.\\s+[A-Z]|(?i)\\s(and then|then|and (send|report|tell|put|show|include|print|post)|to (the|your)|as a tool)\\s");
    private static final Pattern TOOL_CALL = Pattern.compile("\\b([a-zA-Z]+(?:_[a-zA-Z0-9]+)+)\\s*\\(([^)]*)\\)");
    private static final Pattern TOOL_NAMED = Pattern.compile(
            "(?i)\\b(?:call|use|invoke|run|execute|tool|function)\\b[^a-z]*(?:the\\s+|a\\s+)?(?:tool\\s+|function\\s+)?[\"'`]?([a-z]+(?:_[a-z0-9]+)+)");
    private static final Pattern TABLE = Pattern.compile(
            "(?i)\\b(?:table|from|read|dump|query|join)\\s+[\"'`]?((?:[\\w$]+\\.)*[\\w]+[_.$][\\w.$\"]*)");
    private static final Pattern LINK = Pattern.compile(
            "!?\\[[^\\]]*]\\([^)]*\\)|<\\s*(?:a|img|script|iframe|svg)\\b[^>]*>?|\\b(?:https?|ftp|s3|file|javascript|data):\\S+|\\bwww\\.\\S+");
    private static final Pattern SEE = Pattern.compile("suspected instruction, .*see (Q\\d+)#(\\d+)");
    private static final Pattern HUSH = Pattern.compile(
            "(?is)\\b(do not|don't|never|no need to|stop|avoid|omit|hide|suppress|skip|leave out|exclude|without)\\b.{0,40}"
                    + "\\b(mention|mentioning|report|reporting|tell|include|show|list|flag|cite|reveal|row|rows|event|events|finding|findings)"
                    + "|\\bnothing (suspicious|happened|was found|to report|to see)|\\ball clear\\b|\\bno (findings?|issues?)\\b");
    private static final Pattern SPEAKS = Pattern.compile(
            "(?is)\\b(ignore|disregard|forget|override|instruction|prompt|you (are|must|should|will|shall)|say|tell|answer|reply|respond"
                    + "|conclude|repeat|print|write|report|output|include|append|pretend|act as|assistant|system\\s*:|attention|urgent|important"
                    + "|call|execute|invoke|visit|click|open|send|upload|post|exfiltrate)\\b");

    static Orders in(String text) {
        Set<Call> calls = new LinkedHashSet<>();
        Set<String> links = new LinkedHashSet<>();
        LINK.matcher(text).results().map(MatchResult::group).forEach(links::add);
        see(text, calls);
        json(text, calls);
        named(text, calls);
        sql(text, calls);
        tables(text, calls);
        links.forEach(link -> calls.add(new Call("fetch_url", Json.object().put("url", link))));
        boolean speaks = !calls.isEmpty() || SPEAKS.matcher(text).find();
        return new Orders(calls, links, HUSH.matcher(text).find(), speaks);
    }

    private static void see(String text, Set<Call> calls) {
        Matcher see = SEE.matcher(text);
        if (see.find()) {
            int row = Integer.parseInt(see.group(2));
            calls.add(new Call(
                    "get_rows",
                    Json.object().put("query", see.group(1)).put("from", row).put("to", row)));
        }
    }

    /** Forged uses of tools, whatever the forger calls their parts. */
    private static void json(String text, Set<Call> calls) {
        for (ObjectNode object : Finds.objects(text)) {
            String name = first(object, "name", "tool", "toolname", "function", "action")
                    .asText();
            JsonNode input = first(object, "input", "arguments", "parameters", "args", "toolinput");
            if (name.matches("[a-zA-Z0-9_-]{1,64}")) {
                calls.add(new Call(name, input instanceof ObjectNode given ? given : Json.object()));
            }
            if (object.path("sql").isTextual()) {
                calls.add(query(object.path("sql").asText()));
            }
        }
    }

    private static JsonNode first(ObjectNode object, String... names) {
        for (String name : names) {
            if (object.has(name)) {
                return object.path(name);
            }
        }
        return Json.MAPPER.missingNode();
    }

    private static void named(String text, Set<Call> calls) {
        TOOL_CALL.matcher(text).results().forEach(call -> calls.add(call(call.group(1), call.group(2))));
        TOOL_NAMED
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .forEach(words -> calls.add(new Call(words.replaceAll(".*[^a-zA-Z0-9_]", ""), Json.object())));
    }

    private static Call call(String tool, String arguments) {
        String plain = arguments.strip().replaceAll("^[\"'`]|[\"'`]$", "");
        return switch (tool) {
            case RUN_QUERY -> query(plain);
            case "describe_table" -> new Call(tool, Json.object().put("table", plain));
            default ->
                new Call(
                        tool,
                        arguments.isBlank() ? Json.object() : Json.object().put("arguments", plain));
        };
    }

    /** As it stands, and cut where a sentence may go on behind it. */
    private static void sql(String text, Set<Call> calls) {
        Pattern.compile(FENCED)
                .matcher(text)
                .results()
                .map(fenced -> fenced.group(1))
                .forEach(fenced -> {
                    if (SQL.matcher(fenced).lookingAt()) {
                        calls.add(query(fenced));
                    }
                });
        Matcher sql = SQL.matcher(text);
        if (sql.find()) {
            String whole = sql.group().strip();
            Matcher end = SQL_END.matcher(whole);
            calls.add(query(whole));
            if (end.find()) {
                calls.add(query(whole.substring(0, end.start())));
            }
        }
    }

    private static void tables(String text, Set<Call> calls) {
        List<String> tables = new ArrayList<>();
        TABLE.matcher(text).results().map(table -> table.group(1)).forEach(tables::add);
        for (String table : tables) {
            calls.add(new Call("describe_table", Json.object().put("table", table)));
            calls.add(query("select * from " + table));
        }
    }

    private static Call query(String sql) {
        return new Call(RUN_QUERY, Json.object().put("sql", sql.strip()).put("why", "A row says so."));
    }
}

package routes.tables;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of a table file that says which bodies are followed: {@code bodies: {follow: true, max-size: 10MB}}. */
final class BodyFields {
    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,3})(KB|MB)");
    private static final long USUAL_BYTES = 10L << 20;
    private static final long USUAL_TOTAL = 64L << 20;

    private BodyFields() {}

    static BodyRule rule(@Nullable YamlNode node) {
        if (node == null) {
            return BodyRule.OFF;
        }
        Map<String, YamlNode> fields = node.fields(Set.of("follow"), Set.of("max-size", "max-total", "buckets"));
        Set<String> buckets = new LinkedHashSet<>();
        YamlNode.optional(fields.get("buckets"))
                .ifPresent(list -> list.list().forEach(each -> buckets.add(each.text())));
        return new BodyRule(
                TableFile.need(fields, "follow").yesOrNo(),
                YamlNode.optional(fields.get("max-size")).map(BodyFields::size).orElse(USUAL_BYTES),
                YamlNode.optional(fields.get("max-total")).map(BodyFields::size).orElse(USUAL_TOTAL),
                buckets);
    }

    private static long size(YamlNode node) {
        Matcher size = SIZE.matcher(node.text());
        if (!size.matches()) {
            throw node.wrong("a size from 1KB to 9999MB, found '" + node.text() + "'", "write it like 10MB");
        }
        return Long.parseLong(size.group(1)) << (size.group(2).equals("KB") ? 10 : 20);
    }
}

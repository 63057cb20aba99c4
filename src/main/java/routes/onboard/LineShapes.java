package routes.onboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The shapes of text lines that are known, and those that a header names. */
final class LineShapes {
    private static final String S3_ACCESS =
            "(?<bucketowner>\\S+) (?<bucket>\\S+) \\[(?<time>[^\\]]+)\\] (?<remoteip>\\S+) (?<requester>\\S+) (?<requestid>\\S+)"
                    + " (?<operation>\\S+) (?<key>\\S+) (?:\"(?<requesturi>[^\"]*)\"|-) (?<httpstatus>\\S+) (?<errorcode>\\S+)"
                    + " (?<bytessent>\\S+) (?<objectsize>\\S+) (?<totaltime>\\S+) (?<turnaroundtime>\\S+)"
                    + " (?:\"(?<referrer>[^\"]*)\"|-) (?:\"(?<useragent>[^\"]*)\"|-) (?<versionid>\\S+)"
                    + "(?: (?<hostid>\\S+) (?<signatureversion>\\S+) (?<ciphersuite>\\S+) (?<authenticationtype>\\S+)"
                    + " (?<hostheader>\\S+) (?<tlsversion>\\S+)(?: (?<accesspointarn>\\S+))?(?: (?<aclrequired>\\S+))?)?(?<more>.*)";
    private static final String APPLICATION_ELB =
            "(?<type>https?|h2|grpcs|wss?) (?<time>\\S+) (?<elb>\\S+) (?<client>\\S+) (?<target>\\S+) (?<requestseconds>\\S+)"
                    + " (?<targetseconds>\\S+) (?<responseseconds>\\S+) (?<elbstatus>\\S+) (?<targetstatus>\\S+)"
                    + " (?<receivedbytes>\\S+) (?<sentbytes>\\S+) \"(?<request>[^\"]*)\" \"(?<useragent>[^\"]*)\""
                    + " (?<sslcipher>\\S+) (?<sslprotocol>\\S+)(?<more>.*)";
    private static final String CLASSIC_ELB =
            "(?<time>\\S+) (?<elb>\\S+) (?<client>\\S+:\\d+) (?<backend>\\S+) (?<requestseconds>\\S+) (?<backendseconds>\\S+)"
                    + " (?<responseseconds>\\S+) (?<elbstatus>\\S+) (?<backendstatus>\\S+) (?<receivedbytes>\\S+) (?<sentbytes>\\S+)"
                    + " \"(?<request>[^\"]*)\"(?: \"(?<useragent>[^\"]*)\" (?<sslcipher>\\S+) (?<sslprotocol>\\S+))?";
    private static final String TIME_FIRST =
            "(?<time>\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d\\S*)\\s+(?<message>.*)";

    private LineShapes() {}

    /** @param pattern whose named groups are the members of a record */
    record LineShape(String told, String pattern, List<String> skip) {}

    /** What may fit, the most telling first. */
    static List<LineShape> candidates(List<String> lines) {
        List<LineShape> candidates = new ArrayList<>();
        Map<String, String> known = new LinkedHashMap<>();
        known.put("S3 server access log", S3_ACCESS);
        known.put("application load balancer log", APPLICATION_ELB);
        known.put("classic load balancer log", CLASSIC_ELB);
        known.forEach((told, pattern) -> candidates.add(new LineShape(told, pattern, List.of())));
        fields(lines).ifPresent(candidates::add);
        header(lines).ifPresent(candidates::add);
        candidates.add(new LineShape("lines that begin with a time", TIME_FIRST, List.of("#")));
        candidates.add(new LineShape("lines of which nothing is known", "(?<line>.*)", List.of("#")));
        return candidates;
    }

    /** W3C extended log format: {@code #Fields: date time …}. */
    private static Optional<LineShape> fields(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("#Fields:"))
                .findFirst()
                .map(line -> {
                    String separator =
                            lines.stream().anyMatch(row -> !row.startsWith("#") && row.contains("\t")) ? "\t" : " ";
                    List<String> names =
                            List.of(line.substring("#Fields:".length()).strip().split("\\s+"));
                    boolean twoPartTime = names.size() > 2
                            && names.get(0).equals("date")
                            && names.get(1).equals("time");
                    String cell = separator.equals("\t") ? "[^\\t]*" : "\\S+";
                    String pattern = twoPartTime
                            ? "(?<time>" + cell + separator + cell + ")" + separator
                                    + cells(names.subList(2, names.size()), separator, cell)
                            : cells(names, separator, cell);
                    return new LineShape("lines with a #Fields header", pattern, List.of("#"));
                });
    }

    /** A first line that names what the others hold. */
    private static Optional<LineShape> header(List<String> lines) {
        if (lines.size() < 2) {
            return Optional.empty();
        }
        String first = lines.get(0);
        for (String separator : List.of(",", "\t", ";", " ")) {
            // Not where it stands in quotes.
            List<String> names = List.of(first.split(Pattern.quote(separator) + "(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"));
            boolean isHeader = names.size() > 2
                    && names.stream()
                            .allMatch(name -> name.strip().matches("[A-Za-z][\\w .()/:-]*|\"[A-Za-z][\\w .,()/:-]*\""))
                    && !lines.get(1).equals(first);
            if (isHeader) {
                String cell = separator.equals(" ") ? "\\S+" : "(?<=\")[^\"]*|[^\"" + separator + "]*";
                String told = separator.equals(" ")
                        ? "a header and columns with a blank between"
                        : "a header and columns with '" + separator.replace("\t", "tab") + "' between";
                return Optional.of(new LineShape(told, cells(names, separator, cell), List.of(first)));
            }
        }
        return Optional.empty();
    }

    private static String cells(List<String> names, String separator, String cell) {
        Set<String> taken = new LinkedHashSet<>();
        boolean quotes = cell.contains("\"");
        return names.stream()
                .map(name -> "(?<" + group(name, taken) + ">" + cell + ")")
                .map(group -> quotes ? "\"?" + group + "\"?" : group)
                .collect(Collectors.joining(separator.equals("\t") ? "\\t" : separator));
    }

    /** Java's groups have names of letters and digits. */
    private static String group(String name, Set<String> taken) {
        String group = Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .collect(Collectors.joining())
                .replaceFirst("^[0-9]+", "");
        String unique = group.isEmpty() ? "column" : group;
        for (int i = 2; !taken.add(unique); i++) {
            unique = group + i;
        }
        return unique;
    }
}

package routes.onboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A placement profile that the key of a sample suggests.
 *
 * @param pattern of keys, as a regular expression
 * @param partition columns in their order, and their templates
 */
record KeyGuess(String pattern, Map<String, String> partition) {
    private static final String PREFIX = "(?<prefix>(?:.+/)?)";
    private static final String YEAR = "(?<year>\\d{4})";
    private static final String MONTH = "(?<month>0[1-9]|1[0-2])";
    private static final String DAY = "(?<day>0[1-9]|[12]\\d|3[01])";
    private static final Pattern DATE_IN_NAME =
            Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)([-_]?)(\\d\\d)\\2(\\d\\d)(?!\\d)");

    /** How keys of samples are read: one profile for each shape, all of them with the columns of the first. */
    static List<KeyGuess> of(List<String> keys) {
        List<KeyGuess> guesses = new ArrayList<>(List.of(of(keys.get(0))));
        for (String key : keys) {
            KeyGuess guess = of(key);
            boolean known = guesses.stream().anyMatch(one -> key.matches(one.pattern()));
            boolean fits = List.copyOf(guess.partition().keySet())
                    .equals(List.copyOf(guesses.get(0).partition().keySet()));
            if (!known && fits) {
                guesses.add(guess);
            }
        }
        return guesses;
    }

    private static KeyGuess of(String key) {
        List<String> folders = new ArrayList<>(List.of(key.split("/", -1)));
        String file = folders.remove(folders.size() - 1);
        int year = yearOf(folders);
        boolean dated = year >= 0;
        int aws = folders.indexOf("AWSLogs");
        StringBuilder pattern = new StringBuilder(PREFIX);
        Map<String, String> partition = new LinkedHashMap<>();
        partition.put("logorigin", "${bucket}/${prefix}");
        if (aws >= 0) {
            pattern.append("AWSLogs/");
            partition.put("logorigin", "${bucket}/${prefix}AWSLogs/");
            int until = dated ? year : folders.size();
            for (String folder : folders.subList(aws + 1, until)) {
                if (dated || !partition.containsKey("logregion")) {
                    pattern.append(aws(folder, partition));
                }
            }
            pattern.append(dated ? "" : "(?:[^/]+/)*");
        }
        partition.put("logcalendarday", "0");
        if (dated) {
            pattern.append(YEAR + "/" + MONTH + "/" + DAY + "/");
            int deeper = folders.size() - year - 3;
            pattern.append(deeper == 0 ? "" : "(?:[^/]+/){" + deeper + "}");
            partition.put("logcalendarday", "${year}${month}${day}");
        }
        pattern.append(dated ? name(file) : datedName(file, partition));
        return new KeyGuess(pattern.toString(), partition);
    }

    boolean hasDay() {
        return !partition.getOrDefault("logcalendarday", "0").equals("0");
    }

    /** Where {@code yyyy/mm/dd}, each with all its digits, begins; -1 without. */
    private static int yearOf(List<String> folders) {
        for (int i = 0; i + 2 < folders.size(); i++) {
            if (folders.get(i).matches("(19|20)\\d\\d")
                    && folders.get(i + 1).matches("0[1-9]|1[0-2]")
                    && folders.get(i + 2).matches("0[1-9]|[12]\\d|3[01]")) {
                return i;
            }
        }
        return -1;
    }

    private static String aws(String folder, Map<String, String> partition) {
        if (folder.matches("o-[a-z0-9]{10,32}")) {
            partition.put("logorigin", "${bucket}/${prefix}AWSLogs/${org}");
            return "(?<org>(?:o-[a-z0-9]{10,32}/)?)";
        }
        if (folder.matches("\\d{12}") && !partition.containsKey("logaccountid")) {
            partition.put("logaccountid", "${account}");
            return "(?<account>\\d{12})/";
        }
        if (folder.matches("[a-z]{2}(-[a-z]+)+-\\d") && !partition.containsKey("logregion")) {
            partition.put("logregion", "${region}");
            return "(?<region>[a-z0-9-]+)/";
        }
        return folder.matches("[A-Za-z_-]+") ? folder + "/" : "[^/]+/";
    }

    private static String name(String file) {
        return "[^/]+" + suffix(file);
    }

    /** Of a file whose folders tell no day: that in its name. */
    private static String datedName(String file, Map<String, String> partition) {
        Matcher date = DATE_IN_NAME.matcher(file);
        if (!date.find()) {
            return name(file);
        }
        partition.put("logcalendarday", "${year}${month}${day}");
        String between = date.group(2);
        String before = date.start() == 0 ? "" : "[^/]*?";
        return before + (date.start() == 0 ? "" : "(?<!\\d)") + YEAR + between + MONTH + between + DAY + "(?!\\d)[^/]*"
                + suffix(file);
    }

    /** What tells the kind of a file: at most two endings. */
    private static String suffix(String file) {
        Matcher ending = Pattern.compile("(\\.[A-Za-z]{2,10}){1,2}$").matcher(file);
        return ending.find() ? ending.group().replace(".", "\\.") : "";
    }
}

package routes.looker;

import java.util.regex.Pattern;

/** Text of logs and models as it may be shown: nothing in it steers a terminal, is a link, an image or markup. */
public final class Neutral {
    /** All that is not seen or turns others around: control, format (bidi, zero width), private use, unassigned, lone surrogates. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\u2028\\u2029&&[^\\n]]");

    /** What opens a tag, a comment or an autolink; a comparison in SQL does not. */
    private static final Pattern TAG = Pattern.compile("<(?=[\\p{L}/!?])");

    private static final Pattern SCHEME = Pattern.compile("(?i)\\b(h)tt(ps?)(?=\\s*:)");
    private static final Pattern OTHER_SCHEME =
            Pattern.compile("(?i)\\b(javascript|data|file|ftp|mailto|vbscript)(?=:)");
    private static final Pattern WWW = Pattern.compile("(?i)\\bwww\\.");

    private Neutral() {}

    /** One line or several; a line break stays, a character that is not seen shows as '?'. */
    public static String text(String untrusted) {
        String seen = UNSEEN.matcher(untrusted.replace("\r\n", "\n").replace('\t', ' '))
                .replaceAll("?");
        String noTags = TAG.matcher(seen).replaceAll("‹");
        String noMarkup = noTags.replace("![", "! [").replace("](", "] (");
        String noLinks = SCHEME.matcher(noMarkup).replaceAll("$1xx$2");
        return WWW.matcher(OTHER_SCHEME.matcher(noLinks).replaceAll("$1 ")).replaceAll("www[.]");
    }

    /** The same on one line. */
    public static String line(String untrusted) {
        return text(untrusted).replace('\n', ' ');
    }
}

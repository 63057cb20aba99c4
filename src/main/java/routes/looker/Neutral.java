package routes.looker;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of logs and models as it may be shown: nothing in it steers a terminal, is a link, an image or markup. Names of hosts and
 * addresses of mail stay as they are; they are what people look for.
 */
public final class Neutral {
    /**
     * All that is not seen or turns others around: control, format (bidi, zero width), private use, unassigned, lone surrogates, line
     * separators, variation selectors, letters and marks without a shape.
     */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u2800\\u3164"
                    + "\\uFE00-\\uFE0F\\uFFA0\\x{E0100}-\\x{E01EF}&&[^\\n]]");

    private static final Pattern OTHER_BLANK = Pattern.compile("[\\p{Zs}\\t]");

    /** More marks on a letter than any script has; they run over the lines around. */
    private static final Pattern PILE = Pattern.compile("(\\p{M}{4})\\p{M}+");

    /** What opens a tag, a comment or an autolink; a comparison in SQL does not. */
    private static final Pattern TAG = Pattern.compile("<(?=[\\p{L}/!?])");

    /** An image, a link, a reference, the definition of one, a character by number. */
    private static final Pattern MARKUP = Pattern.compile("(!(?=\\[)|](?=[(\\[:])|&(?=#))");

    /** In all the ways that something takes for a colon and slashes. */
    private static final Pattern ADDRESS = Pattern.compile(
            "([\\p{L}\\p{N}][\\p{L}\\p{N}+.-]*)(\\s*)[:\\uFF1A\\uFE55\\uA789\\u2236](\\s*)[/\\\\\\uFF0F\\u2044\\u2215]{2}");

    private static final Pattern HTTP = Pattern.compile("(?i)(?<![\\p{L}\\p{N}])(h)tt(ps?)(?=\\s*:)");
    private static final Pattern OTHER_SCHEME = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}])(javascript|vbscript|data|blob|file|ftp|mailto|tel|sms|about|chrome|intent):(?=\\S)");
    private static final Pattern WWW = Pattern.compile("(?i)(?<![\\p{L}\\p{N}])(www)\\.");

    private Neutral() {}

    /** One line or several; a line break stays, a character that is not seen shows as '?'. */
    public static String text(String untrusted) {
        String blanks = OTHER_BLANK.matcher(untrusted.replace("\r\n", "\n")).replaceAll(" ");
        String seen = PILE.matcher(UNSEEN.matcher(blanks).replaceAll("?")).replaceAll("$1?");
        String noHttp = HTTP.matcher(TAG.matcher(seen).replaceAll("‹")).replaceAll("$1xx$2");
        String noAddress = ADDRESS.matcher(noHttp).replaceAll(Neutral::disarmed);
        String noLink =
                WWW.matcher(OTHER_SCHEME.matcher(noAddress).replaceAll("$1[:]")).replaceAll("$1[.]");
        // Last, because of the brackets that have just been put in.
        return MARKUP.matcher(noLink).replaceAll("$1 ");
    }

    /** Nothing follows an object's address in S3; all else that looks like an address has its colon in brackets. */
    private static String disarmed(MatchResult address) {
        String scheme = address.group(1).toLowerCase(Locale.ROOT);
        boolean harmless = scheme.equals("s3") || scheme.matches(".*hxxps?");
        return Matcher.quoteReplacement(
                harmless ? address.group() : address.group(1) + "[:]" + address.group(2) + address.group(3) + "//");
    }

    /** The same on one line. */
    public static String line(String untrusted) {
        return text(untrusted).replace('\n', ' ');
    }
}

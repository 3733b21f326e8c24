package dev.usher.policy.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    tolower([mail])                 | 1  | There is no function tolower.               | Write ToLower; capital and small letters differ.
                    Join("", Appendd("a", "b"))     | 10 | There is no function Appendd.               | Did you mean Append?
                    ToLower([mail]                  | 8  | The parenthesis is never closed.            | Close it with ).
                    ToLower([mail)                  | 9  | The attribute has no end.                   | Close it with ].
                    ToLower([ ])                    | 9  | The attribute has no name.                  | Write its name, such as [mail].
                    ToLower("mail)                  | 9  | The text has no end.                        | Close it with a quotation mark.
                    ToLower(“mail”)                 | 9  | This is a typographic quotation mark.       | Write texts in plain quotation marks (").
                    ToLower('mail')                 | 9  | A text begins with an apostrophe.           | Write texts in quotation marks (").
                    ToLower(mail)                   | 9  | 'mail' is neither a function nor a whole number. | Write an attribute as [mail], a text as "mail".
                    CBool([a] <= 9.5)               | 14 | '9.5' is neither a function nor a whole number. | Write an attribute as [9.5], a text as "9.5".
                    ToLower                         | 1  | 'ToLower' is neither a function nor a whole number. | Write ToLower(...).
                    Append([a] [b])                 | 12 | An argument is followed by '['.             | Put a comma between arguments, and ) after the last.
                    [a] [b]                         | 5  | The expression goes on after its end, with '['. | Remove the rest, or join the parts with Join.
                    Append([a])                     | 1  | Append has 1 argument.                      | Write Append(source, suffix).
                    Left([a], 1, 2)                 | 1  | Left has 3 arguments.                       | Write Left(string, numChars).
                    Append(, "x")                   | 8  | The source of Append is missing.            | Write Append(source, suffix).
                    Switch([a], "d", "k", "v", "l") | 28 | The last key of Switch has no value.        | After source and defaultValue, write pairs of key and value.
                    Replace([a], , "\\\\d(", , "", ,) | 16 | The regular expression is not understood: a group is not closed. | Close each ( with ), or write \\\\( for itself.
                    Replace([a], , "\\\\q", , "", ,)  | 16 | The regular expression is not understood: \\q has no meaning. | Remove the backslash.
                    Replace([a], , "(?<n>a)", "m", "b", ,) | 27 | The regular expression has no group 'm'. | Did you mean "n"?
                    Replace([a], , [b], , "b", ,)   | 16 | The regexPattern of Replace is not a constant. | Write it as a text in quotes; it is checked when the settings are saved.
                    ToLower([a], "n@")              | 14 | 'n@' is not the name of a culture.          | Write one such as "en-US" or "tr-TR", or leave it out.
                    DateAdd("D", 1, [a])            | 9  | This is no interval.                        | Write "yyyy" (year), "m" (month), "ww" (week), "d" (day), "h" (hour), "n" (minute) or "s" (second).
                    FormatDateTime([a], , "HH:mm", "yyyy") | 23 | The input format has no year.        | Entra would take the present one, which differs from day to day. Add yyyy.
                    FormatDateTime([a], , "'yyyy", "yyyy") | 23 | This is no date format that .NET and Usher know. | Write one such as "yyyy-MM-dd"; quote letters that mean themselves.
                    Left([a], "abc")                | 11 | The numChars of Left is not a whole number. | Write one such as 5, or an attribute that holds one.
                    Mid([a], 1, "2x")               | 13 | The length of Mid is not a whole number.    | Write one such as 5, or an attribute that holds one.
                    DateAdd("d", "1.5", [a])        | 14 | The value of DateAdd is not a whole number. | Write one such as 5, or an attribute that holds one.
                    SingleAppRoleAssignment([mail]) | 25 | SingleAppRoleAssignment is about the user's roles only. | Write SingleAppRoleAssignment([appRoleAssignments]).
                    """)
    void saysWhereAndWhatToDo(String expression, int position, String message, String hint) {
        assertThat(Expression.parse(expression))
                .isEqualTo(new Parsed.Refused(position, message, hint));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    AppRoleAssignmentsComplex([appRoleAssignments])          | SingleAppRoleAssignment
                    AssertiveAppRoleAssignmentsComplex([appRoleAssignments]) | SingleAppRoleAssignment
                    Guid()                                                   | [id]
                    Now()                                                    | date of the source
                    RandomString(6,3,0,0,3)                                  | [id]
                    SelectUniqueValue([a], [b])                              | [userPrincipalName]
                    """)
    void saysWhatToUseInPlaceOfWhatIsLeftOut(String call, String instead) {
        Parsed.Refused refused = Examples.refused("Join(\"\", " + call + ")");

        assertThat(refused.position()).isEqualTo(10);
        assertThat(refused.message())
                .isEqualTo(call.substring(0, call.indexOf('(')) + " is not available.");
        assertThat(refused.hint()).contains(instead);
    }

    @Test
    void saysHowToWriteABackslash() {
        assertThat(Examples.refused("Append([a], \"\\d\")"))
                .isEqualTo(
                        new Parsed.Refused(
                                14,
                                "A backslash stands before 'd'.",
                                "In texts, write a backslash as \\\\ and a quotation mark as"
                                        + " \\\"."));
    }

    @Test
    void refusesWhatIsTooLong() {
        String longest = "\"" + "x".repeat(9_998) + "\"";

        assertThat(Expression.parse(longest)).isInstanceOf(Parsed.Ok.class);
        assertThat(Examples.refused(longest + " ").position()).isEqualTo(10_001);
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        assertThat(Expression.parse("ToLower(".repeat(64) + "[a]" + ")".repeat(64)))
                .isInstanceOf(Parsed.Ok.class);
        assertThat(Examples.refused("ToLower(".repeat(1_000) + "[a]" + ")".repeat(1_000)).message())
                .isEqualTo("Calls are nested more than 64 deep.");
    }

    @Test
    void refusesAlternativesWithoutEffectAndHugeRepetitions() {
        for (String pattern :
                new String[] {
                    "(|)".repeat(30) + "b",
                    "(?:(a?)?)".repeat(20),
                    "(a|b?|c?)".repeat(14),
                    "(?:".repeat(7) + "a*" + ")*".repeat(7) + "b",
                    "(?<=[a-z]+[0-9]+)@",
                    "(?<!(?:a{2,}))@",
                    "a{2}{2}",
                    "((?:){1000}){1000}",
                    "a{2147483647}",
                    "(".repeat(3_000) + ")".repeat(3_000)
                }) {
            assertThat(Examples.refused("Replace([a], , \"" + pattern + "\", , \"\", , )"))
                    .extracting(Parsed.Refused::position)
                    .isEqualTo(16);
        }
    }
}

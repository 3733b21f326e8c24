package dev.usher.policy.expression;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** All functions of the language, and those of Entra that it leaves out. */
final class Functions {

    private static final NavigableMap<String, Function> ALL =
            table(
                    List.of(
                            // texts
                            function("Append", "source, suffix", TextFunctions::append),
                            function(
                                    "InStr",
                                    "value1, value2, start?, compareType?",
                                    TextFunctions::inStr,
                                    2),
                            function("Left", "string, numChars", TextFunctions::left, 1),
                            function("Mid", "source, start, length", TextFunctions::mid, 1, 2),
                            ofText("NormalizeDiacritics", "source", Diacritics::normalize),
                            prepared("PCase", "source, wordSeparators?", ProperCase::prepare),
                            prepared(
                                    "Replace",
                                    "source, oldValue?, regexPattern?, regexGroupName?,"
                                            + " replacementValue?, replacementAttributeName?,"
                                            + " template?",
                                    Replacing::prepare),
                            ofText("StripSpaces", "source", source -> source.replace(" ", "")),
                            prepared("ToLower", "source, culture?", LetterCase::lower),
                            prepared("ToUpper", "source, culture?", LetterCase::upper),
                            function(
                                    "Word",
                                    "string, wordNumber, delimiters",
                                    TextFunctions::word,
                                    1),
                            ofText("ConvertToBase64", "source", TextFunctions::base64),
                            ofText("ConvertToUTF8Hex", "source", TextFunctions::utf8Hex),
                            // several values
                            function("Count", "attribute", ListFunctions::count),
                            function("Item", "attribute, index", ListFunctions::item, 1),
                            function("Join", "separator, source...", ListFunctions::join),
                            function(
                                    "RemoveDuplicates",
                                    "attribute",
                                    ListFunctions::removeDuplicates),
                            prepared(
                                    "SingleAppRoleAssignment",
                                    "[appRoleAssignments]",
                                    ListFunctions::singleRole),
                            function("Split", "source, delimiter", ListFunctions::split),
                            // choices
                            function("Coalesce", "source...", Logic::coalesce),
                            function("IIF", "condition, valueIfTrue, valueIfFalse", Logic::iif),
                            function("IgnoreFlowIfNullOrEmpty", "expression", Logic::ignoreFlow),
                            prepared(
                                    "Switch",
                                    "source, defaultValue?, key, value...",
                                    Logic::switching),
                            // questions and kinds
                            function("BitAnd", "value1, value2", Logic::bitAnd, 0, 1),
                            function("CBool", "expression", Logic::cBool),
                            function("CStr", "value", Logic::cStr),
                            function("IsNull", "expression", Logic::isNull),
                            function("IsNullOrEmpty", "expression", Logic::isNullOrEmpty),
                            function("IsPresent", "expression", Logic::isPresent),
                            function("IsString", "expression", Logic::isString),
                            function("Not", "source", Logic::not),
                            function("Redact", "value", arguments -> arguments.value(0)),
                            // dates
                            function("CDate", "expression", DateFunctions::cDate),
                            prepared(
                                    "DateAdd", "interval, value, dateTime", DateFunctions::dateAdd),
                            prepared("DateDiff", "interval, date1, date2", DateFunctions::dateDiff),
                            function("DateFromNum", "value", DateFunctions::dateFromNum, 0),
                            prepared(
                                    "FormatDateTime",
                                    "source, dateTimeStyles?, inputFormat, outputFormat",
                                    DateFunctions::formatDateTime),
                            function("NumFromDate", "value", DateFunctions::numFromDate)));

    private static final String ROLES_OF_SETTINGS =
            "Roles are turned into licences by the role catalogue of the settings; for a text, use"
                    + " SingleAppRoleAssignment([appRoleAssignments]).";

    private static final String CHANCE =
            "An expression must give the same answer each time, or every comparison would find a"
                    + " difference. Use an attribute of the source that stays the same, such as"
                    + " [id].";

    /** Functions of Entra that are refused, with the reason and what to use instead. */
    static final Map<String, String> REFUSED =
            Map.of(
                    "AppRoleAssignmentsComplex", ROLES_OF_SETTINGS,
                    "AssertiveAppRoleAssignmentsComplex", ROLES_OF_SETTINGS,
                    "Guid", CHANCE,
                    "RandomString", CHANCE,
                    "Now",
                            "An expression must give the same answer each time, whatever the"
                                    + " clock says. Compare with a date of the source, or write the"
                                    + " date as a text.",
                    "SelectUniqueValue",
                            "It asks the target whether a value is free, which Entra supports for"
                                    + " HR systems only. Use attributes that are unique at the"
                                    + " source, such as [userPrincipalName].");

    private Functions() {}

    static Optional<Function> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** In alphabetical order. */
    static Set<String> names() {
        return ALL.keySet();
    }

    /**
     * A function that needs nothing from its constants.
     *
     * @param numbers which arguments are whole numbers, counted from 0
     */
    private static Function function(
            String name, String signature, Function.Body body, int... numbers) {
        return prepared(
                name,
                signature,
                call -> {
                    for (int index : numbers) {
                        call.checkNumber(index);
                    }
                    return body;
                });
    }

    /** A function of one text, which makes null of null. */
    private static Function ofText(String name, String signature, UnaryOperator<String> body) {
        return function(
                name,
                signature,
                arguments -> {
                    String text = arguments.text(0);
                    return text == null ? Value.Absent.ABSENT : Evaluation.text(body.apply(text));
                });
    }

    private static Function prepared(
            String name, String signature, Function.Preparation preparation) {
        return new Function(name, Signature.of(signature), preparation);
    }

    private static NavigableMap<String, Function> table(List<Function> functions) {
        NavigableMap<String, Function> table = new TreeMap<>();
        functions.forEach(function -> table.put(function.name(), function));
        return Collections.unmodifiableNavigableMap(table);
    }
}

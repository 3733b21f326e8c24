package dev.usher.local.demo;

import dev.usher.local.client.ProvisioningLog;
import dev.usher.local.company.Company;
import dev.usher.local.company.Ending;
import dev.usher.local.company.Person;
import dev.usher.local.machine.Mail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the log says and what the mails say, against what the company's file states. */
final class Findings {

    /** What the file calls it when nothing is to be done or said about someone. */
    private static final String NOTHING = "nothing";

    private final Company company;

    Findings(Company company) {
        this.company = company;
    }

    /** Everything in the log that is not as the file states; empty when all is. */
    List<String> inLog(List<ProvisioningLog.Entry> entries) {
        Map<String, List<ProvisioningLog.Entry>> byUser =
                entries.stream().collect(Collectors.groupingBy(ProvisioningLog.Entry::userName));
        List<String> deviations = new ArrayList<>();
        for (Person person : company.people()) {
            List<ProvisioningLog.Entry> about = byUser.getOrDefault(person.userName(), List.of());
            String reason = person.ends().without();
            if (reason != null && !tells(about, reason)) {
                deviations.add(
                        person.userName()
                                + ": the log should say "
                                + reason
                                + ", and says "
                                + about);
            }
        }
        return deviations;
    }

    /** Everything in the mails that is not as the file states; empty when all is. */
    List<String> inMails(List<Mail> mails) {
        List<String> deviations = new ArrayList<>();
        for (Person person : company.people()) {
            long telling = mails.stream().filter(mail -> names(mail, person)).count();
            Ending ending = person.ends();
            if (telling != (ending.mailed() ? 1 : 0)) {
                deviations.add(
                        person.userName()
                                + ": named in "
                                + telling
                                + " mails, due is "
                                + (ending.mailed() ? "1" : "none"));
            }
        }
        return deviations;
    }

    private static boolean names(Mail mail, Person person) {
        return mail.text().contains(person.userName());
    }

    private static boolean tells(List<ProvisioningLog.Entry> about, String reason) {
        if (reason.equals(NOTHING)) {
            return about.isEmpty();
        }
        return !about.isEmpty()
                && (about.getFirst().reason().equals(reason)
                        || about.getFirst().failure().equals(reason));
    }
}

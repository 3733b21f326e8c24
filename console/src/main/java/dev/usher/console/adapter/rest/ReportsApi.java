package dev.usher.console.adapter.rest;

import dev.usher.console.application.AccountStore;
import dev.usher.console.application.ConnectorStore;
import dev.usher.console.domain.AccountQuery;
import dev.usher.console.domain.Connector;
import dev.usher.console.domain.GoToAccount;
import dev.usher.console.domain.Person;
import dev.usher.console.domain.Seats;
import dev.usher.console.domain.UnusedSeat;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts that nobody here should have, and seats that nobody uses, in pages or as a file. */
@RestController
@RequestMapping("/api/v1/jobs/{application}/reports")
final class ReportsApi {

    private static final List<String> ACCOUNT_TITLES =
            List.of("accountKey", "email", "status", "products");
    private static final List<String> SEAT_TITLES =
            List.of(
                    "accountKey",
                    "email",
                    "status",
                    "products",
                    "licences",
                    "managed",
                    "userName",
                    "displayName");

    private final AccountStore accounts;
    private final ConnectorStore connectors;

    ReportsApi(AccountStore accounts, ConnectorStore connectors) {
        this.accounts = accounts;
        this.connectors = connectors;
    }

    @GetMapping(path = "/unmanaged-accounts", produces = MediaType.APPLICATION_JSON_VALUE)
    AccountPage unmanaged(
            @PathVariable String application,
            @RequestParam MultiValueMap<String, String> parameters) {
        connector(application);
        AccountQuery query = query(application, parameters);
        List<GoToAccount> read = accounts.unmanaged(query.withOneMore());
        List<GoToAccount> page = page(read, query);
        return new AccountPage(page, next(read, page, UnaryOperator.identity()));
    }

    @GetMapping(path = "/unmanaged-accounts", produces = "text/csv")
    void unmanagedCsv(
            @PathVariable String application,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response)
            throws IOException {
        connector(application);
        AccountQuery query = query(application, parameters);
        new Export<>(
                        accounts.unmanaged(query),
                        page -> accounts.unmanaged(query.following(page.getLast())))
                .writeCsv(
                        response,
                        "unmanaged-accounts.csv",
                        ACCOUNT_TITLES,
                        account ->
                                List.of(
                                        account.accountKey(),
                                        account.email(),
                                        account.status(),
                                        String.join("; ", account.products())));
    }

    @GetMapping(path = "/unused-seats", produces = MediaType.APPLICATION_JSON_VALUE)
    SeatPage unused(
            @PathVariable String application,
            @RequestParam MultiValueMap<String, String> parameters) {
        Connector connector = connector(application);
        AccountQuery query = query(application, parameters);
        List<UnusedSeat> read = accounts.unused(query.withOneMore());
        List<UnusedSeat> page = page(read, query);
        return new SeatPage(connector.seats(), page, next(read, page, UnusedSeat::account));
    }

    @GetMapping(path = "/unused-seats", produces = "text/csv")
    void unusedCsv(
            @PathVariable String application,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response)
            throws IOException {
        connector(application);
        AccountQuery query = query(application, parameters);
        new Export<>(
                        accounts.unused(query),
                        page -> accounts.unused(query.following(page.getLast().account())))
                .writeCsv(response, "unused-seats.csv", SEAT_TITLES, ReportsApi::cells);
    }

    private Connector connector(String application) {
        return connectors
                .connector(application)
                .orElseThrow(
                        () ->
                                new NotThereException(
                                        "The connector has said nothing about the application '"
                                                + application
                                                + "'."));
    }

    private static AccountQuery query(String application, MultiValueMap<String, String> values) {
        Parameters parameters = Parameters.of(values, "limit", "cursor");
        return new AccountQuery(application, parameters.limit(), parameters.text("cursor"));
    }

    private static <T> List<T> page(List<T> read, AccountQuery query) {
        return read.subList(0, Math.min(read.size(), query.limit()));
    }

    private static <T> @Nullable String next(
            List<T> read, List<T> page, Function<T, GoToAccount> account) {
        return read.size() > page.size() ? account.apply(page.getLast()).accountKey() : null;
    }

    private static List<@Nullable String> cells(UnusedSeat seat) {
        Person person = seat.person();
        return Arrays.asList(
                seat.account().accountKey(),
                seat.account().email(),
                seat.account().status(),
                String.join("; ", seat.account().products()),
                String.join("; ", seat.licences()),
                Boolean.toString(seat.managed()),
                person == null ? null : person.userName(),
                person == null ? null : person.displayName());
    }

    /** A page; {@code next} is the cursor of the following one. */
    record AccountPage(List<GoToAccount> accounts, @Nullable String next) {}

    /** A page of seats, with how many there are of each licence. */
    record SeatPage(List<Seats> licences, List<UnusedSeat> seats, @Nullable String next) {}
}

package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.adapter.scim.store.GroupTable;
import dev.usher.assignment.adapter.scim.store.UserTable;
import dev.usher.assignment.application.ApplyingChanges;
import dev.usher.assignment.sql.WriteBehind;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of the SCIM server, put together. */
@Configuration(proxyBeanMethods = false)
class ScimConfiguration {

    @Bean
    UserTable scimUserTable(WriteBehind jdbc) {
        return new UserTable(jdbc);
    }

    @Bean
    GroupTable scimGroupTable(JdbcClient jdbc) {
        return new GroupTable(jdbc);
    }

    @Bean
    Users scimUsers(UserTable table, ApplyingChanges applying) {
        return new Users(table, new Telling(applying), Clock.systemUTC());
    }

    @Bean
    Groups scimGroups(GroupTable table, UserTable users, ApplyingChanges applying) {
        return new Groups(table, users, new Telling(applying), Clock.systemUTC(), UUID::randomUUID);
    }

    @Bean
    Representations scimRepresentations(UserTable users, GroupTable groups) {
        return new Representations(users, groups);
    }

    @Bean
    Exchange scimExchange(ScimLimits limits) {
        return new Exchange(limits);
    }
}

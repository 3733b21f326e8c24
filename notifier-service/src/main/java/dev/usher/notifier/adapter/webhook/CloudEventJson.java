package dev.usher.notifier.adapter.webhook;

import dev.usher.notifier.application.Wording.Words;
import dev.usher.notifier.domain.Item;
import dev.usher.notifier.domain.Notification;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A message as a CloudEvent. */
final class CloudEventJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    String of(Notification message, Words words) {
        ObjectNode event = JSON.createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", message.id().toString());
        event.put("source", "/usher/notifier-service/" + message.application());
        event.put("type", "dev.usher.notification");
        event.put("subject", message.group().kind() + "/" + message.group().cause());
        event.put("time", message.plannedAt().toString());
        event.put("datacontenttype", "application/json");
        ObjectNode data = event.putObject("data");
        data.put("subject", words.subject());
        data.put("text", words.text());
        data.put("application", message.application());
        data.put("kind", message.group().kind().name());
        data.put("cause", message.group().cause());
        data.put("telling", message.telling().name());
        data.put("thread", message.thread().toString());
        data.put("count", message.count());
        data.put("lasting", message.lasting());
        data.put("over", message.over());
        data.put("leftOut", message.leftOut());
        data.put("allWell", message.allWell());
        var items = data.putArray("items");
        message.items().forEach(item -> put(items.addObject(), item));
        return JSON.writeValueAsString(event);
    }

    private static void put(ObjectNode node, Item item) {
        node.put("name", item.name());
        node.put("address", item.address());
        node.put("action", item.what());
        node.put("why", item.why());
        node.put("todo", item.todo());
        node.put("occurredAt", item.occurredAt().toString());
        node.put("retryAt", item.retryAt().map(Instant::toString).orElse(null));
        node.put("logId", item.logId().orElse(null));
        ObjectNode facts = node.putObject("facts");
        item.facts().forEach(facts::put);
    }
}

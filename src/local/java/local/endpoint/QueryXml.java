package local.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** JSON trees as the query protocol writes them: a field is an element, an array's entries are its {@code member} elements. */
final class QueryXml {
    private static final XMLOutputFactory XML = XMLOutputFactory.newInstance();

    private final String namespace;

    QueryXml(String namespace) {
        this.namespace = namespace;
    }

    /** {@code <XResponse><XResult>…</XResult><ResponseMetadata>…}. */
    byte[] answer(String action, ObjectNode result, String requestId) {
        ObjectNode response = Json.object();
        response.set(action + "Result", result);
        response.set("ResponseMetadata", Json.object().put("RequestId", requestId));
        return document(action + "Response", response);
    }

    byte[] error(String type, String code, String message, String requestId) {
        ObjectNode response = Json.object();
        response.putObject("Error").put("Type", type).put("Code", code).put("Message", message);
        return document("ErrorResponse", response.put("RequestId", requestId));
    }

    private byte[] document(String root, ObjectNode content) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            XMLStreamWriter xml = XML.createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(namespace);
            write(xml, content);
            xml.writeEndElement();
            xml.close();
            return bytes.toByteArray();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void write(XMLStreamWriter xml, JsonNode value) throws XMLStreamException {
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                element(xml, field.getKey(), field.getValue());
            }
        } else if (value.isArray()) {
            for (JsonNode entry : value) {
                element(xml, "member", entry);
            }
        } else {
            xml.writeCharacters(value.asText());
        }
    }

    private static void element(XMLStreamWriter xml, String name, JsonNode value) throws XMLStreamException {
        xml.writeStartElement(name);
        write(xml, value);
        xml.writeEndElement();
    }
}

package dev.pavedroad.pave.scaffold;

import dev.pavedroad.pave.PaveException;
import dev.pavedroad.pave.tree.Tree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.core.ToolFactory;
import org.eclipse.jdt.core.formatter.CodeFormatter;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Formats Java as {@code mvn formatter:format} does, since a longer name may need a line more. */
record Formatting(Map<String, String> settings) {

    private static final String FILE = ".mvn/formatter.xml";
    private static final Pattern IMPORTS = Pattern.compile("(?m)(^import .*;\n)+");

    static Formatting of(Tree tree) {
        var settings = new TreeMap<String, String>();
        try {
            var profile = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
                    .parse(new ByteArrayInputStream(tree.read(FILE).getBytes(StandardCharsets.UTF_8)));
            var nodes = profile.getElementsByTagName("setting");
            for (var i = 0; i < nodes.getLength(); i++) {
                var setting = (Element) nodes.item(i);
                settings.put(setting.getAttribute("id"), setting.getAttribute("value"));
            }
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new PaveException("%s cannot be read: %s".formatted(FILE, e.getMessage()), e);
        }
        JavaCore.setComplianceOptions(JavaCore.latestSupportedJavaVersion(), settings);
        return new Formatting(settings);
    }

    String format(String unsorted) {
        var source = IMPORTS.matcher(unsorted).replaceAll(block -> Matcher.quoteReplacement(
                block.group().lines().sorted(Comparator.comparing(it -> it.replace(";", ""))).map(it -> it + "\n")
                        .collect(Collectors.joining())));
        var edit = ToolFactory.createCodeFormatter(settings, ToolFactory.M_FORMAT_EXISTING).format(
                CodeFormatter.K_COMPILATION_UNIT | CodeFormatter.F_INCLUDE_COMMENTS, source, 0, source.length(), 0,
                "\n");
        if (edit == null) {
            throw new PaveException("The template gives Java that cannot be parsed:\n" + source);
        }
        var document = new Document(source);
        try {
            edit.apply(document);
        } catch (BadLocationException e) {
            throw new IllegalStateException(e);
        }
        return document.get();
    }
}

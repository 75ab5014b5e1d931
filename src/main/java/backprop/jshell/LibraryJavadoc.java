package backprop.jshell;

import backprop.LibraryJar;
import backprop.text.JavaSource;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The Javadoc of this library, from the sources in its jar: JShell knows only that of the JDK. */
final class LibraryJavadoc {
  private LibraryJavadoc() {}

  /** The comment of what JShell describes by {@code signature}; empty when it is not ours. */
  static Optional<String> of(String signature) {
    String key = key(signature);
    String type = key.split("[.(]")[0];
    try {
      for (String source : type.isEmpty() ? List.<String>of() : sources(type)) {
        String comment = new Comments(JavaSource.parse(source)).found.get(key);
        if (comment != null) {
          return Optional.of(comment);
        }
      }
    } catch (IOException e) {
      // help that cannot be read is no help
    }
    return Optional.empty();
  }

  /** {@code Network.backward(Y, pass)} of {@code void Network.backward(a.Matrix Y, Pass pass)}. */
  private static String key(String signature) {
    int open = signature.indexOf('(');
    String head = open < 0 ? signature : signature.substring(0, open);
    String name = lastWord(head.substring(head.indexOf(':') + 1)); // before it a variable's own
    String path = name.replaceFirst("^([a-z]\\w*(\\.|$))+", ""); // without the package
    if (open < 0) {
      return path;
    }
    String list =
        signature.substring(open + 1, signature.indexOf(')')).replaceAll("<[^()]*?>+", "");
    return path + parameters(Stream.of(list.split(",")).map(LibraryJavadoc::lastWord));
  }

  private static String lastWord(String text) {
    return text.strip().substring(text.strip().lastIndexOf(' ') + 1);
  }

  private static String parameters(Stream<String> names) {
    return names.collect(Collectors.joining(", ", "(", ")"));
  }

  /** The sources of all classes of this name. */
  private static List<String> sources(String className) throws IOException {
    Path location = LibraryJar.location();
    if (Files.isDirectory(location)) {
      return sources(location.resolve("sources"), className);
    }
    try (FileSystem jar = FileSystems.newFileSystem(location)) {
      return sources(jar.getPath("sources"), className);
    }
  }

  private static List<String> sources(Path folder, String className) throws IOException {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(file -> file.endsWith(className + ".java")).toList()) {
        sources.add(Files.readString(file));
      }
    }
    return sources;
  }

  /** The comments of a source, by the keys of what they are on. */
  private static final class Comments extends TreePathScanner<Void, String> {
    private final DocTrees trees;
    private final Map<String, String> found = new HashMap<>();

    Comments(JavaSource source) {
      trees = source.trees();
      scan(source.unit(), "");
    }

    private void add(String key) {
      found.putIfAbsent(key, trees.getDocComment(getCurrentPath()));
    }

    @Override
    public Void visitClass(ClassTree tree, String outer) {
      String name = outer + tree.getSimpleName();
      add(name);
      if (tree.getKind()
          == Tree.Kind.RECORD) { // its own constructor, where no source spells it out
        add(name + parameters(names(tree.getMembers())));
      }
      return super.visitClass(tree, name + ".");
    }

    @Override
    public Void visitMethod(MethodTree tree, String outer) {
      boolean constructor = tree.getName().contentEquals("<init>");
      String name = constructor ? outer.replaceFirst("\\.$", "") : outer + tree.getName();
      add(name + parameters(names(tree.getParameters())));
      return null;
    }

    @Override
    public Void visitVariable(VariableTree tree, String outer) {
      add(outer + tree.getName());
      return null;
    }

    private static Stream<String> names(List<? extends Tree> variables) {
      return variables.stream()
          .filter(VariableTree.class::isInstance)
          .map(VariableTree.class::cast)
          .filter(each -> !each.getModifiers().getFlags().contains(Modifier.STATIC))
          .map(each -> each.getName().toString());
    }
  }
}

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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The Javadoc of this library, from the sources in its jar: JShell knows only that of the JDK. */
final class LibraryJavadoc {
  private LibraryJavadoc() {}

  /**
   * What a signature of JShell's means.
   *
   * @param path the names of the class, of those around it and of the member
   * @param parameters the names of a method's or constructor's parameters; null for anything else
   */
  private record Element(List<String> path, List<String> parameters) {

    /** {@code void Network.backward(backprop.matrix.Matrix Y, Pass pass)}, for instance. */
    static Element parse(String signature) {
      int open = signature.indexOf('(');
      String head = open < 0 ? signature : signature.substring(0, open);
      head = head.substring(head.indexOf(':') + 1); // of a variable, its type
      List<String> path =
          Stream.of(lastWord(head).split("\\.")).dropWhile(Element::isPackage).toList();
      return new Element(path, open < 0 ? null : parameters(signature.substring(open + 1)));
    }

    private static boolean isPackage(String name) {
      return !name.isEmpty() && Character.isLowerCase(name.charAt(0));
    }

    private static String lastWord(String text) {
      return text.strip().substring(text.strip().lastIndexOf(' ') + 1);
    }

    private static List<String> parameters(String text) {
      String list = text.substring(0, text.indexOf(')')).replaceAll("<[^()]*?>+", "");
      return list.isBlank()
          ? List.of()
          : Stream.of(list.split(",")).map(Element::lastWord).toList();
    }
  }

  /** The comment of what JShell describes by {@code signature}; empty when it is not ours. */
  static Optional<String> of(String signature) {
    Element element = Element.parse(signature);
    if (element.path().isEmpty()) {
      return Optional.empty(); // nothing of a library
    }
    try {
      for (String source : sources(element.path().get(0))) {
        Optional<String> comment = comment(source, element);
        if (comment.isPresent()) {
          return comment;
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // help that cannot be read is no help
    }
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

  private static Optional<String> comment(String text, Element element) {
    JavaSource source = JavaSource.parse(text);
    return Optional.ofNullable(new Finder(source.trees(), element).scan(source.unit(), null));
  }

  /** Finds the comment of an element. */
  private static final class Finder extends TreePathScanner<String, Void> {
    private final DocTrees trees;
    private final Element element;
    private final Deque<String> path = new ArrayDeque<>();

    Finder(DocTrees trees, Element element) {
      this.trees = trees;
      this.element = element;
    }

    @Override
    public String visitClass(ClassTree tree, Void nothing) {
      path.addLast(tree.getSimpleName().toString());
      boolean isIt =
          isElement(null) || tree.getKind() == Tree.Kind.RECORD && isElement(components(tree));
      String found = isIt ? trees.getDocComment(getCurrentPath()) : super.visitClass(tree, null);
      path.removeLast();
      return found;
    }

    /** The parameters of a record's own constructor, which no source need spell out. */
    private static List<String> components(ClassTree record) {
      return record.getMembers().stream()
          .filter(VariableTree.class::isInstance)
          .map(VariableTree.class::cast)
          .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
          .map(field -> field.getName().toString())
          .toList();
    }

    @Override
    public String visitMethod(MethodTree tree, Void nothing) {
      List<String> parameters =
          tree.getParameters().stream().map(parameter -> parameter.getName().toString()).toList();
      boolean constructor = tree.getName().contentEquals("<init>");
      return member(constructor ? null : tree.getName().toString(), parameters);
    }

    @Override
    public String visitVariable(VariableTree tree, Void nothing) {
      boolean field = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
      return field ? member(tree.getName().toString(), null) : null;
    }

    private String member(String name, List<String> parameters) {
      if (name != null) {
        path.addLast(name);
      }
      String found = isElement(parameters) ? trees.getDocComment(getCurrentPath()) : null;
      if (name != null) {
        path.removeLast();
      }
      return found;
    }

    private boolean isElement(List<String> parameters) {
      return List.copyOf(path).equals(element.path())
          && (parameters == null
              ? element.parameters() == null
              : parameters.equals(element.parameters()));
    }

    @Override
    public String reduce(String first, String second) {
      return first != null ? first : second;
    }
  }
}

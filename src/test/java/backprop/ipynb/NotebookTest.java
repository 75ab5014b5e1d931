package backprop.ipynb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.file.FileFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class NotebookTest {
  /** As Python's nbformat 5.x writes it. */
  private static final String SAVED_BY_JUPYTER =
      """
      {
       "cells": [
        {
         "cell_type": "markdown",
         "id": "a1",
         "metadata": {},
         "source": [
          "# δ^l = ∂C/∂z^l <b>\\n",
          "\\"quoted\\" \\\\ \\t 😀"
         ]
        },
        {
         "cell_type": "code",
         "execution_count": 4,
         "id": "b2",
         "metadata": {
          "someone": {
           "else": [
            1.50,
            1e5,
            null,
            true
           ]
          }
         },
         "outputs": [
          {
           "data": {
            "text/plain": [
             "7"
            ]
           },
           "execution_count": 4,
           "metadata": {},
           "output_type": "execute_result"
          }
         ],
         "source": []
        }
       ],
       "metadata": {
        "kernelspec": {
         "display_name": "Java",
         "language": "java",
         "name": "java"
        }
       },
       "nbformat": 4,
       "nbformat_minor": 5
      }
      """;

  @TempDir private Path folder;

  @Test
  void comesBackByteForByte() throws IOException {
    Path file = folder.resolve("a.ipynb");
    Files.writeString(file, SAVED_BY_JUPYTER);
    Notebook notebook = Notebook.read(file);
    notebook.write(folder.resolve("b.ipynb"));
    assertEquals(SAVED_BY_JUPYTER, Files.readString(folder.resolve("b.ipynb")));
    assertEquals("java", notebook.kernelName());
    assertEquals(
        List.of(4),
        notebook.cells().stream().filter(Cell::isCode).map(Cell::executionCount).toList());
  }

  @TestFactory
  Stream<DynamicTest> everyNotebookOfTheProjectComesBackByteForByte() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("notebooks"))) {
      List<Path> notebooks =
          files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
      assertFalse(notebooks.isEmpty());
      return notebooks.stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      file.toString(),
                      () -> assertEquals(Files.readString(file), Notebook.read(file).toJson())));
    }
  }

  @Test
  void writingLeavesNoPartialFile() throws IOException {
    Notebooks.of("1").write(folder.resolve("new/folder/a.ipynb"));
    try (Stream<Path> files = Files.list(folder.resolve("new/folder"))) {
      assertEquals(List.of("a.ipynb"), files.map(file -> file.getFileName().toString()).toList());
    }
  }

  @Test
  void splitsTextAsNbformatDoes() throws IOException {
    String json = Notebooks.of("int a;\nint b;\r\n\nint c;").toJson();
    assertTrue(
        json.contains(
            "[\n    \"int a;\\n\",\n    \"int b;\\r\\n\",\n    \"\\n\",\n    \"int c;\"\n   ]"),
        json);
  }

  @Test
  void aMissingFileIsNamed() {
    assertMessage("nowhere.ipynb does not exist", Path.of("nowhere.ipynb"));
  }

  @Test
  void aFolderIsNotAFile() {
    assertMessage("is not a file", folder);
  }

  @Test
  void badBytesAreNotText() throws IOException {
    Path file = folder.resolve("a.ipynb");
    Files.write(file, new byte[] {'"', (byte) 0xC3, '"'});
    assertMessage("not UTF-8", file);
  }

  @Test
  void brokenJsonIsLocated() {
    assertMessage("not valid JSON: line 2, column", "{\"cells\": [\n oops]}");
    assertMessage("not valid JSON: it ends too early, in line 2", "{\"cells\": [\n");
    assertMessage("not valid JSON: it is empty", "");
    assertMessage("not valid JSON: line 1, column 5", "{} {}");
  }

  @Test
  void otherFormatsAreRefused() {
    assertMessage(
        "has nbformat 3; save it again as nbformat 4", "{\"nbformat\": 3, \"worksheets\": []}");
    assertMessage("no \"nbformat\"", "[]");
    assertMessage("has no cells", "{\"nbformat\": 4, \"cells\": []}");
    assertMessage("has no \"cell_type\"", "{\"nbformat\": 4, \"cells\": [7]}");
  }

  @Test
  void anotherLanguageIsNamed() throws IOException {
    Path file = folder.resolve("other.ipynb");
    String notebook = Notebooks.json("1");
    for (String metadata :
        List.of(
            "{'kernelspec': {'name': 'python3'}}",
            "{'kernelspec': {'name': 'python3', 'language': 'python'}}",
            "{'language_info': {'name': 'python3'}}")) {
      Files.writeString(
          file,
          notebook.replace(
              "\"metadata\":{},\"nbf", "\"metadata\":" + metadata.replace('\'', '"') + ",\"nbf"));
      assertContains(
          "this is a python3 notebook",
          assertThrows(FileFormatException.class, () -> Notebook.readJava(file)));
    }
    Files.writeString(file, notebook);
    assertEquals(1, Notebook.readJava(file).cells().size());
  }

  private static void assertMessage(String expected, String json) {
    assertContains(
        expected, assertThrows(FileFormatException.class, () -> Notebook.parse(json, "a.ipynb")));
  }

  private static void assertMessage(String expected, Path file) {
    assertContains(expected, assertThrows(FileFormatException.class, () -> Notebook.read(file)));
  }

  private static void assertContains(String expected, Exception e) {
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }
}

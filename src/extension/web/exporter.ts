import { expose } from "comlink";
import { exporter } from "../../notebook/export/request.ts";

expose(exporter);
